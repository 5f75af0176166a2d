using QaInsight.Measures;
using QaInsight.Scorecards;
using QaInsight.Scorecards.Pages;

namespace QaInsight.Tests.Scorecards.Pages;

/// <summary>Pages of figures made from a test's warehouse, and what stands in their tables.</summary>
internal static class PagesOf
{
    public static PageBody Page(this TestWarehouse warehouse, PageAddress address, Scope? scope = null)
    {
        using var build = warehouse.Folder.OpenLive();
        return new PageReader(build, new BuildContext(build), scope ?? Scope.All, Catalogue.Load(TestWarehouse.ReferenceFolder), new Figures(Targets.Load(TestWarehouse.ReferenceFolder))).Read(address)!.Body;
    }

    public static Block Block(this PageBody page, string key) => page.Sections.SelectMany(s => s.Blocks).Single(b => b.Key == key);

    /// <summary>A table's rows as they read: figures with what was counted.</summary>
    public static IEnumerable<string> Lines(this Block block) => block.Table.Rows.Select(r => string.Join(" | ", r.Cells.Select(Read)));

    private static string Read(Cell cell) => cell.Figure is { Denominator: { } of } figure ? $"{cell.Text} ({figure.Numerator} of {of})" : cell.Text;
}
