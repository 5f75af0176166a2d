using System.Text;

namespace QaInsight.Extracts;

/// <summary>Which field of a source feeds which column of the extract, and what a profile changes on the way.</summary>
public sealed class HeaderMap
{
    private readonly ColumnSource[] sources;
    private readonly IReadOnlyList<Column> columns;
    private readonly int fieldCount;

    /// <exception cref="Sources.UnreadableFileException">A required column is missing; the message names it.</exception>
    public HeaderMap(Extract extract, IReadOnlyList<string> headers, Profile? profile)
    {
        (columns, fieldCount) = (extract.Columns, headers.Count);
        var names = profile?.Columns.ToDictionary(c => Headers.Plain(c.Key), c => c.Value) ?? [];
        var byName = extract.Columns.ToDictionary(c => Headers.Plain(c.Name));
        var fields = new Dictionary<string, int>();
        var unknown = new List<string>();
        for (var field = 0; field < headers.Count; field++)
        {
            var plain = Headers.Plain(headers[field]);
            var column = names.TryGetValue(plain, out var mapped)
                ? extract.Columns.FirstOrDefault(c => c.Name == mapped)
                : byName.GetValueOrDefault(plain);
            if (column is null || !fields.TryAdd(column.Name, field))
                unknown.Add(headers[field]);
        }

        UnknownColumns = [.. unknown.Where(h => h.Length > 0)];
        var missing = extract.Columns.Where(c => c.IsRequired && !fields.ContainsKey(c.Name) && profile?.Constants.ContainsKey(c.Name) != true).Select(c => c.Name).ToList();
        if (missing.Count > 0)
            throw new Sources.UnreadableFileException($"The required column{(missing.Count > 1 ? "s" : "")} {string.Join(", ", missing)} {(missing.Count > 1 ? "are" : "is")} missing. {extract.Name} needs: {string.Join(", ", extract.Columns.Where(c => c.IsRequired).Select(c => c.Name))}.");
        sources = [.. extract.Columns.Select(c => new ColumnSource(fields.TryGetValue(c.Name, out var field) ? field : -1, c, profile))];
    }

    /// <summary>Headers that feed no column, or one that another header feeds already.</summary>
    public IReadOnlyList<string> UnknownColumns { get; }

    public ColumnSource this[int column] => sources[column];

    /// <summary>Fields that feed no column.</summary>
    public IEnumerable<int> Unused => Enumerable.Range(0, fieldCount).Except(sources.Select(s => s.Field));

    /// <summary>Fields that hold words: those of no column, and those of columns that are no identifier, number, date or code.</summary>
    public IReadOnlySet<int> Words() => Enumerable.Range(0, fieldCount)
        .Where(field => Array.FindIndex(sources, s => s.Field == field) is var at && (at < 0 || columns[at].Kind is TextKind or NameKind)).ToHashSet();
}

/// <summary>Where one column's text comes from.</summary>
public sealed class ColumnSource
{
    private readonly byte[] instead;
    private readonly Dictionary<string, byte[]>.AlternateLookup<ReadOnlySpan<byte>>? values;

    public ColumnSource(int field, Column column, Profile? profile)
    {
        Field = field;
        instead = Encoding.UTF8.GetBytes(profile?.Constants.GetValueOrDefault(column.Name) ?? column.Default ?? "");
        if (profile?.Values.GetValueOrDefault(column.Name) is { } mapped)
        {
            values = new Dictionary<string, byte[]>(mapped.Select(v => KeyValuePair.Create(v.Key, Encoding.UTF8.GetBytes(v.Value))), Warehouse.Utf8NameComparer.Instance)
                .GetAlternateLookup<ReadOnlySpan<byte>>();
        }
    }

    /// <summary>The source's field, or -1.</summary>
    public int Field { get; }

    /// <summary>What the column says of the current row.</summary>
    public string TextOf(Sources.IRowSource source) => Encoding.UTF8.GetString(Text(Field < 0 ? [] : RowReader.Trimmed(source[Field])));

    /// <summary>What the column says, given the field's trimmed text.</summary>
    public ReadOnlySpan<byte> Text(ReadOnlySpan<byte> field)
    {
        if (values is { } map && map.TryGetValue(field, out var mapped))
            field = mapped;
        return field.IsEmpty ? instead : field;
    }
}
