using System.Globalization;
using QaInsight.Scorecards.Lists;
using QaInsight.Warehouse;

namespace QaInsight.Outputs;

/// <summary>Writes a list as CSV, or as text for a terminal (columns that are empty throughout are left out there).</summary>
public static class ListTable
{
    private const string Gap = "  ";

    public static void WriteCsv(TextWriter writer, RowList list)
    {
        var table = new CsvTable(writer, list.Table.Columns);
        foreach (var row in list.Table.Rows)
            table.Write([.. row.Select(Plain)]);
    }

    public static void WriteText(TextWriter writer, RowList list)
    {
        var (columns, rows) = (list.Table.Columns, list.Table.Rows.Select(r => r.Select(OneLine).ToList()).ToList());
        writer.WriteLine($"{list.What}, {list.Request.Programme}, {list.Request.Period.Label}, as at {list.Request.AsOf.ToWords()}: {(rows.Count == 1 ? "1 row" : $"{rows.Count} rows")}");
        if (rows.Count == 0)
            return;
        var shown = Enumerable.Range(0, columns.Count).Where(at => rows.Exists(r => r[at].Length > 0)).ToList();
        var widths = shown.ConvertAll(at => Math.Max(columns[at].Length, rows.Max(r => r[at].Length)));
        foreach (var row in rows.Prepend([.. columns]))
            writer.WriteLine(string.Join(Gap, shown.Select((at, place) => row[at].PadRight(widths[place]))).TrimEnd());
    }

    public static string Plain(object? value) => Convert.ToString(value, CultureInfo.InvariantCulture) ?? "";

    private static string OneLine(object? value) => Plain(value).ReplaceLineEndings(" ").Replace('\t', ' ');
}
