using System.Globalization;
using QaInsight.Measures;
using QaInsight.Scorecards.Pages;
using QaInsight.Warehouse;

namespace QaInsight.Outputs;

/// <summary>
/// Writes a page, or one of its tables, as CSV. Values are not rounded and days are ISO; what stands as "–" on the page is
/// left empty.
/// </summary>
public static class PageCsv
{
    /// <summary>Under the name of a table stands what the page was narrowed by.</summary>
    public const string Filters = "filters";

    private const string Cautions = "cautions";

    private static readonly string[] Headers = ["table", "row", "column", "measure", "numerator", "denominator", "value", "display", "caution", "note"];

    /// <summary>
    /// The table as it is shown. A figure takes three columns: its value, and what was counted over what. Notes stand beside
    /// their column; a last column names those whose figure in the row is of small numbers.
    /// </summary>
    public static void WriteTable(TextWriter writer, Block block)
    {
        var table = block.Table;
        var noted = Enumerable.Range(0, table.Columns.Count).Where(at => table.Rows.Any(r => r.Cells[at].Note is not null)).ToHashSet();
        var hasFigures = table.Columns.Any(c => c.Kind == ColumnKind.Figure);
        var csv = new CsvTable(writer, table.Columns.SelectMany((c, at) => Keys(c, noted.Contains(at))).Concat(hasFigures ? [Cautions] : []));
        foreach (var row in table.Rows)
        {
            csv.Write([
                .. row.Cells.SelectMany((c, at) => Cells(c, table.Columns[at], noted.Contains(at))),
                .. hasFigures ? [string.Join("; ", PageTables.Small(table, row).Select(c => $"{Figure.SmallNumbers}: {c.Key}"))] : Array.Empty<string>(),
            ]);
        }
    }

    /// <summary>What the page is narrowed by, then every table of it, a line a cell; a row is named by its first cell.</summary>
    public static void WritePage(TextWriter writer, ScorecardPage page, Catalogue catalogue)
    {
        var csv = new CsvTable(writer, Headers);
        foreach (var (name, says) in PageTables.Filters(page.Head))
            csv.Write(Filters, name, "", "", "", "", "", says, "", "");
        foreach (var block in PageTables.Of(page))
        {
            foreach (var row in block.Table.Rows)
            {
                foreach (var (column, cell) in block.Table.Columns.Zip(row.Cells).Skip(1))
                {
                    var figure = cell.Figure;
                    csv.Write(
                        block.Key, row.Cells[0].Text, column.Key, figure is null ? "" : PageTables.Measure(catalogue, column, row, cell)?.Key ?? "",
                        ScorecardTable.Plain(figure?.Numerator), ScorecardTable.Plain(figure?.Denominator), Plain(cell), cell.Text, figure?.Caution ?? "", cell.Note ?? "");
                }
            }
        }
    }

    private static IEnumerable<string> Keys(Column column, bool isNoted) =>
        (column.Kind == ColumnKind.Figure ? new[] { column.Key, column.Key + "_numerator", column.Key + "_denominator" } : [column.Key]).Concat(isNoted ? [column.Key + "_note"] : []);

    private static IEnumerable<string> Cells(Cell cell, Column column, bool isNoted) =>
        (column.Kind == ColumnKind.Figure ? new[] { Plain(cell), ScorecardTable.Plain(cell.Figure?.Numerator), ScorecardTable.Plain(cell.Figure?.Denominator) } : [Plain(cell)])
        .Concat(isNoted ? [cell.Note ?? ""] : []);

    private static string Plain(Cell cell) => PageTables.Value(cell) switch
    {
        decimal number => ScorecardTable.Plain(number),
        DateOnly day => day.ToIso(),
        var value => Convert.ToString(value, CultureInfo.InvariantCulture) ?? "",
    };
}
