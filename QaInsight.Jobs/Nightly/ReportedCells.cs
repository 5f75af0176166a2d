using System.Text.Json;
using QaInsight.Measures.Cells;
using QaInsight.Warehouse;

namespace QaInsight.Nightly;

/// <summary>
/// Keeps a month's cells as they stood on its reporting day: what did we report then? A file a month, in names and not in a
/// build's ids, so that any later build can be held against it. No child's row is in it.
/// </summary>
public sealed class ReportedCells(WarehouseFolder folder) : IReportedCells
{
    // Columns of the cells whose ids stand for a row of a dimension.
    private static readonly Dictionary<string, string> Names = new()
    {
        ["team_ref"] = "SELECT team FROM dim_team WHERE id = ",
        ["service_ref"] = "SELECT name FROM dim_service WHERE id = ",
        ["programme_ref"] = "SELECT name FROM dim_programme WHERE id = ",
        ["legal_status_ref"] = "SELECT name FROM dim_legal_status WHERE id = ",
        ["domain_ref"] = "SELECT name FROM dim_domain WHERE id = ",
    };

    private static readonly JsonWriterOptions Options = new() { Indented = true };

    public bool IsKept(Month month) => File.Exists(PathOf(month));

    public void Keep(Month month, string build, DateOnly reportingDay, DateOnly keptOn)
    {
        Directory.CreateDirectory(folder.Reported);
        var next = PathOf(month) + ".next";
        using (var stream = new FileStream(next, FileMode.Create, FileAccess.Write, FileShare.None))
        {
            using (var json = new Utf8JsonWriter(stream, Options))
                Write(json, month, build, reportingDay, keptOn);
            stream.Flush(flushToDisk: true);
        }

        File.Move(next, PathOf(month));
        DirectorySync.Flush(folder.Reported);
    }

    private string PathOf(Month month) => Path.Combine(folder.Reported, $"{month}.json");

    private void Write(Utf8JsonWriter json, Month month, string id, DateOnly reportingDay, DateOnly keptOn)
    {
        using var build = folder.Open(id);
        json.WriteStartObject();
        json.WriteString("month", month.ToString());
        json.WriteString("reportingDay", reportingDay.ToIso());
        json.WriteString("keptOn", keptOn.ToIso());
        json.WriteString("judgedOn", build.Info.OwnDay.ToIso());
        json.WriteStartArray("cells");
        // Outstanding children are kept by level and member, whose ids mean nothing to another build.
        foreach (var table in CellTable.All.Where(t => t != CellTable.OutstandingChildren))
            Cells(json, build, table, month);
        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void Cells(Utf8JsonWriter json, PublishedBuild build, CellTable table, Month month)
    {
        var named = table.Dimensions.Select(d => Names.TryGetValue(d, out var name) ? $"({name} c.{d})" : $"nullif(c.{d}, '')");
        using var rows = new Statement(build.Connection, $"SELECT {string.Join(", ", named)}, {table.Columns} FROM {table.Name} c WHERE c.month = {month.Number} ORDER BY {string.Join(", ", Enumerable.Range(1, table.Dimensions.Count))}");
        while (rows.Step())
        {
            json.WriteStartObject();
            json.WriteString("table", table.Name);
            for (var at = 0; at < table.Dimensions.Count; at++)
            {
                if (rows.Text(at) is { } name)
                    json.WriteString(table.Dimensions[at].Replace("_ref", "", StringComparison.Ordinal), name);
            }

            for (var at = 0; at < table.Counts.Count; at++)
            {
                if (rows.Number(table.Dimensions.Count + at) is not 0 and var count)
                    json.WriteNumber(table.Counts[at].Name, count);
            }

            json.WriteEndObject();
        }
    }
}
