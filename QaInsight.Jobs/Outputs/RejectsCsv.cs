using System.Globalization;
using QaInsight.Warehouse;

namespace QaInsight.Outputs;

/// <summary>What an import set aside, as CSV: a line a row, and a line for each file that was set aside whole.</summary>
public static class RejectsCsv
{
    public static void Write(TextWriter writer, IEnumerable<SetAside> rows)
    {
        using var table = new CsvTable(writer, ["file", "sheet", "line", "column", "value", "reason"]);
        foreach (var row in rows)
            table.Write(row.File, row.Sheet ?? "", row.Line?.ToString(CultureInfo.InvariantCulture) ?? "", row.Column ?? "", row.Value ?? "", row.Reason);
    }
}
