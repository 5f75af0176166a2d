using CsvHelper;
using QaInsight.Warehouse;

namespace QaInsight.Extracts.Samples;

/// <summary>
/// A file of an extract's rows, written as they are made. Its header comes from the extract's columns; with a mapping profile
/// it is the other system's export instead: that system's headers, codes and dates, so that reading it back gives the same row.
/// </summary>
public sealed class Sheet : IDisposable
{
    private static readonly CsvWriterOptions Options = new() { NewLine = "\n" };

    private readonly CsvWriter csv;
    private readonly Extract extract;
    private readonly Field[] fields;
    private readonly string dateFormat;
    private readonly bool isExport;
    private int at;

    public Sheet(string path, Extract extract, Profile? profile = null)
    {
        this.extract = extract;
        isExport = profile is not null;
        dateFormat = profile is null ? "yyyy-MM-dd" : profile.DateFormats.Count > 0 ? profile.DateFormats[0] : "dd/MM/yyyy";
        fields = [.. extract.Columns.Select(c => profile is null ? new Field(c.Name, c.Name, null) : InExport(c, profile))];
        csv = CsvWriter.ToFile(path, Options);
        foreach (var header in fields.Select(f => f.Header).OfType<string>())
            csv.WriteField(header);
        csv.EndRecord();
    }

    /// <param name="column">Given with every value, in the extract's order, so that none can be forgotten or moved.</param>
    /// <param name="value">Null for a blank.</param>
    public Sheet Put(string column, string? value)
    {
        var field = Advance(column);
        if (field.Header is not null)
            csv.WriteField(value is not null && field.Codes is not null && field.Codes.TryGetValue(value, out var code) ? code : value);
        return this;
    }

    public Sheet Put(string column, DateOnly? day)
    {
        if (Advance(column).Header is null)
            return this;
        if (day is { } given)
            csv.WriteField(given, dateFormat);
        else
            csv.WriteField("");
        return this;
    }

    /// <summary>Other systems give a month as its first day.</summary>
    public Sheet Put(string column, Month month) => isExport ? Put(column, month.FirstDay) : Put(column, month.ToString());

    public Sheet Put(string column, decimal? number)
    {
        Advance(column);
        csv.WriteField(number, "");
        return this;
    }

    public void EndRow()
    {
        if (at != fields.Length)
            throw new InvalidOperationException($"A row of {extract.Name} ends before its column {fields[at].Column}.");
        csv.EndRecord();
        at = 0;
    }

    public void Dispose() => csv.Dispose();

    private Field Advance(string column)
    {
        if (at == fields.Length || fields[at].Column != column)
            throw new InvalidOperationException($"{column} is not what comes next in a row of {extract.Name}.");
        return fields[at++];
    }

    private static Field InExport(Column column, Profile profile)
    {
        var header = profile.Columns.FirstOrDefault(c => c.Value == column.Name).Key;
        var codes = profile.Values.TryGetValue(column.Name, out var values)
            ? values.DistinctBy(v => v.Value).ToDictionary(v => v.Value, v => v.Key)
            : null;
        return new Field(column.Name, header, codes);
    }

    /// <param name="Header">Null where the export does not hold the column.</param>
    /// <param name="Codes">The contract's value to the other system's.</param>
    private readonly record struct Field(string Column, string? Header, Dictionary<string, string>? Codes);
}
