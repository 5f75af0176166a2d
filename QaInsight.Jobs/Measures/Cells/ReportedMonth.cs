using System.Text.Json;
using QaInsight.Warehouse;

namespace QaInsight.Measures.Cells;

/// <summary>
/// What was reported for a month: its cells as they stood on its reporting day, in names and not in a build's ids, so that any
/// later build can be held against it. No child's row is in it. Here alone is said how its file is written and read.
/// </summary>
/// <param name="ReportingDay">The day on which it should have been kept.</param>
/// <param name="KeptOn">The day on which it was: later, when the server was down.</param>
/// <param name="Cells">Those of the tables that were asked for.</param>
/// <param name="Counted">Of each table, which of its counts the file holds: one that is newer than the file was not counted.</param>
public sealed record ReportedMonth(Month Month, DateOnly ReportingDay, DateOnly KeptOn, IReadOnlyList<NamedCell> Cells, IReadOnlyDictionary<CellTable, IReadOnlyList<bool>> Counted)
{
    private static readonly JsonWriterOptions Options = new() { Indented = true };

    // Outstanding children are kept by level and member, whose ids mean nothing to another build; audited teams are in the windows.
    private static IEnumerable<CellTable> Tables => CellTable.All.Where(t => t != CellTable.OutstandingChildren && t != CellTable.AuditedTeams);

    public static void Write(Stream stream, PublishedBuild build, Month month, DateOnly reportingDay, DateOnly keptOn)
    {
        using var json = new Utf8JsonWriter(stream, Options);
        json.WriteStartObject();
        json.WriteString("month", month.ToString());
        json.WriteString("reportingDay", reportingDay.ToIso());
        json.WriteString("keptOn", keptOn.ToIso());
        json.WriteString("judgedOn", build.Info.OwnDay.ToIso());
        json.WriteStartObject("counted");
        foreach (var table in Tables)
        {
            json.WriteStartArray(table.Name);
            foreach (var count in table.Counts)
                json.WriteStringValue(count.Name);
            json.WriteEndArray();
        }

        json.WriteEndObject();
        json.WriteStartArray("cells");
        foreach (var cell in Tables.SelectMany(t => NamedCell.Read(build.Connection, t, $"c.month = {month.Number}")))
            Write(json, cell);
        json.WriteEndArray();
        json.WriteEndObject();
    }

    /// <param name="wanted">The tables whose cells are read.</param>
    /// <exception cref="InvalidDataException">The file is not one that <see cref="Write(Stream, PublishedBuild, Month, DateOnly, DateOnly)"/> wrote.</exception>
    public static ReportedMonth Read(string path, IReadOnlyCollection<CellTable> wanted)
    {
        try
        {
            using var document = JsonDocument.Parse(File.ReadAllBytes(path));
            var root = document.RootElement;
            var month = Month.Parse(root.GetProperty("month").GetString()!);
            var tables = wanted.ToDictionary(t => t.Name);
            return new ReportedMonth(
                month,
                Days.Parse(root.GetProperty("reportingDay").GetString()!),
                Days.Parse(root.GetProperty("keptOn").GetString()!),
                [.. from cell in root.GetProperty("cells").EnumerateArray() where tables.ContainsKey(cell.GetProperty("table").GetString()!) select Read(tables[cell.GetProperty("table").GetString()!], month, cell)],
                wanted.ToDictionary(t => t, t => Holds(root, t)));
        }
        catch (Exception e) when (e is JsonException or FormatException or KeyNotFoundException or InvalidOperationException or ArgumentNullException)
        {
            throw new InvalidDataException($"{path} is not a month as it was reported: {e.Message}", e);
        }
    }

    private static IReadOnlyList<bool> Holds(JsonElement root, CellTable table)
    {
        // Files from before counts were named hold every count that there was.
        if (!root.TryGetProperty("counted", out var counted))
            return [.. table.Counts.Select(_ => true)];
        var names = counted.TryGetProperty(table.Name, out var kept) ? kept.EnumerateArray().Select(n => n.GetString()).ToHashSet() : [];
        return [.. table.Counts.Select(c => names.Contains(c.Name))];
    }

    private static NamedCell Read(CellTable table, Month month, JsonElement cell) => new(
        table,
        month,
        [.. table.Dimensions.Select(d => cell.TryGetProperty(NamedCell.NameOf(d), out var name) ? name.GetString() : null)],
        [.. table.Counts.Select(c => cell.TryGetProperty(c.Name, out var count) ? count.GetInt32() : 0)]);

    private static void Write(Utf8JsonWriter json, NamedCell cell)
    {
        json.WriteStartObject();
        json.WriteString("table", cell.Table.Name);
        foreach (var (dimension, name) in cell.Table.Dimensions.Zip(cell.Members))
        {
            if (name is not null)
                json.WriteString(NamedCell.NameOf(dimension), name);
        }

        foreach (var (count, number) in cell.Table.Counts.Zip(cell.Counts))
        {
            if (number != 0)
                json.WriteNumber(count.Name, number);
        }

        json.WriteEndObject();
    }
}
