using Microsoft.Extensions.Options;
using QaInsight.Measures;
using QaInsight.Nightly.Quality;
using QaInsight.People;
using QaInsight.Scorecards;
using QaInsight.Scorecards.Outside;
using QaInsight.Warehouse;

namespace QaInsight.Web.Setup;

/// <summary>What every request's figures are made from, whoever asks.</summary>
public sealed class LiveFigures(WarehouseFolder folder, DataFolder data, AppDatabase database, IOptions<SiteOptions> site, TimeProvider time)
{
    private volatile BuildContext? kept;

    public WarehouseFolder Folder => folder;

    public Catalogue Catalogue { get; } = Catalogue.Load(data.Reference);

    public Sharing Sharing => new(site.Value.Outside.Rules, new KeptReleases(new SharedReleases(database, time)));

    public BuildContext ContextOf(PublishedBuild build)
    {
        var context = kept;
        if (context?.Info != build.Info)
            kept = context = new BuildContext(build);
        return context;
    }
}
