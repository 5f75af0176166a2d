using QaInsight.Measures;
using QaInsight.Scorecards;
using QaInsight.Scorecards.Pages;
using QaInsight.Tests.Oracle;
using Xunit;

namespace QaInsight.Tests.Scorecards.Pages;

/// <summary>A council written by hand, and the pages that are made of it, as somebody reads them.</summary>
internal sealed class PageCouncil : IDisposable
{
    private readonly TestWarehouse warehouse = new();

    /// <param name="day">The day on which the build judges actions and concerns.</param>
    /// <param name="benchmarks">Lines of <c>benchmarks.csv</c> under its header.</param>
    public PageCouncil(Council council, DateOnly day, params string[] benchmarks)
    {
        CouncilCsv.Write(council, warehouse.Inbox);
        if (benchmarks.Length > 0)
            warehouse.Write("benchmarks.csv", ["indicator,area,period,value", .. benchmarks]);
        Assert.Equal(0, warehouse.Import(day, warehouse.Inbox).ExitCode);
    }

    public PageBody Read(PageAddress address, Scope? scope = null)
    {
        using var build = warehouse.Folder.OpenLive();
        return new PageReader(build, new BuildContext(build), scope ?? Scope.All, Catalogue.Load(TestWarehouse.ReferenceFolder), new Figures(Targets.Load(TestWarehouse.ReferenceFolder))).Read(address)!.Body;
    }

    /// <summary>A block's rows: what each cell says, with what was counted.</summary>
    public static IReadOnlyList<string> Rows(PageBody page, string block) => [.. Block(page, block).Table.Rows.Select(r => string.Join(" | ", r.Cells.Select(Says)))];

    public static Block Block(PageBody page, string block) => page.Sections.SelectMany(s => s.Blocks).Single(b => b.Key == block);

    public void Dispose() => warehouse.Dispose();

    private static string Says(Cell cell) => cell.Text + (cell.Figure is { Denominator: { } of } figure ? FormattableString.Invariant($" ({figure.Numerator:0.##}/{of:0.##})") : "") + (cell.Note is { } note ? $" {note}" : "");
}
