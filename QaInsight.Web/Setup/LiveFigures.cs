using Microsoft.Extensions.Options;
using QaInsight.Measures;
using QaInsight.Scorecards;
using QaInsight.Scorecards.Outside;
using QaInsight.Warehouse;

namespace QaInsight.Web.Setup;

/// <summary>What every request's figures are made from, whoever asks.</summary>
public sealed class LiveFigures(WarehouseFolder folder, DataFolder data, IOptions<SiteOptions> site)
{
    private volatile BuildContext? kept;

    public WarehouseFolder Folder => folder;

    public Catalogue Catalogue { get; } = Catalogue.Load(data.Reference);

    /// <summary>What is a small number where figures are shared outside.</summary>
    public OutsideRules Outside => site.Value.Outside.Rules;

    public BuildContext ContextOf(PublishedBuild build)
    {
        var context = kept;
        if (context?.Info != build.Info)
            kept = context = new BuildContext(build);
        return context;
    }
}
