using QaInsight.Measures;
using QaInsight.Scorecards;
using QaInsight.Scorecards.Pages;
using QaInsight.Warehouse;

namespace QaInsight.Tests.Scorecards.Pages;

/// <summary>The pages of the sample council, as at 13 September 2026.</summary>
public sealed class SamplePages : IDisposable
{
    private readonly TestWarehouse warehouse = new();
    private readonly PublishedBuild build;
    private readonly PageReader reader;
    private readonly Dictionary<string, ScorecardPage> kept = [];

    public SamplePages()
    {
        warehouse.Import(new DateOnly(2026, 9, 13), TestWarehouse.FromRepository("data", "sample"));
        build = warehouse.Folder.OpenLive();
        reader = new PageReader(build, new BuildContext(build), Scope.All, Catalogue.Load(TestWarehouse.ReferenceFolder), new Figures(Targets.Load(TestWarehouse.ReferenceFolder)));
    }

    /// <summary>With every row of its tables.</summary>
    public ScorecardPage Read(PageAddress address)
    {
        var words = address.ToString();
        return kept.TryGetValue(words, out var page) ? page : kept[words] = reader.Read(address, whole: true)!;
    }

    public ScorecardPage Read(string address)
    {
        var parts = address.Split('?', 2);
        var words = parts.Length == 1 ? [] : parts[1].Split('&').Select(w => w.Split('=', 2)).ToDictionary(w => w[0], w => Uri.UnescapeDataString(w[1]));
        return Read(PageAddress.Read(parts[0], words.GetValueOrDefault));
    }

    public void Dispose()
    {
        build.Dispose();
        warehouse.Dispose();
    }
}
