using System.Text;

namespace QaInsight.Warehouse;

/// <summary>A typed cell on its way into the warehouse: nothing, a whole number, or a run of the batch's UTF-8 text.</summary>
public readonly record struct Value(ValueKind Kind, long Number, int Length)
{
    public static readonly Value Nothing;

    public static Value Of(long number) => new(ValueKind.Number, number, 0);
}

public enum ValueKind : byte
{
    Nothing,
    Number,
    Text,
}

/// <summary>A row set aside: which line, which column, what it held, and why it cannot be trusted.</summary>
public readonly record struct Rejection(int Line, string Column, string Value, string Reason);

/// <summary>Rows of one table on their way from a reader to the writer: a fixed number of them, whatever the file's size.</summary>
public sealed class RowBatch(int columns, int capacity = RowBatch.UsualCapacity)
{
    public const int UsualCapacity = 2048;

    private readonly Value[] values = new Value[capacity * columns];
    private readonly int[] lines = new int[capacity];
    private byte[] text = new byte[capacity * 32];
    private int used;

    public int Count { get; private set; }

    public bool IsFull => Count == capacity;

    public List<Rejection> Rejections { get; } = [];

    /// <summary>Names seen for the first time, to be written before the rows that refer to them.</summary>
    public List<NewName> NewNames { get; } = [];

    /// <summary>Oddities that do not keep a row out.</summary>
    public List<(int Line, string Message)> Warnings { get; } = [];

    /// <summary>Rows of erased children, of which nothing is kept.</summary>
    public int LeftOut { get; set; }

    /// <summary>Rows that are kept already, without the ids they come with.</summary>
    public int Past { get; set; }

    public Span<Value> this[int row] => values.AsSpan(row * columns, columns);

    public int Line(int row) => lines[row];

    /// <summary>The next row, to be filled; it counts once <see cref="Keep"/> is called.</summary>
    public Span<Value> Next(int line)
    {
        lines[Count] = line;
        var row = this[Count];
        row.Clear();
        return row;
    }

    public void Keep() => Count++;

    public Value Text(ReadOnlySpan<byte> utf8)
    {
        if (used + utf8.Length > text.Length)
            Array.Resize(ref text, Math.Max(text.Length * 2, used + utf8.Length));
        utf8.CopyTo(text.AsSpan(used));
        var value = new Value(ValueKind.Text, used, utf8.Length);
        used += utf8.Length;
        return value;
    }

    public ReadOnlySpan<byte> TextOf(Value value) => text.AsSpan((int)value.Number, value.Length);

    public string Words(Value value) => value.Kind switch
    {
        ValueKind.Text => Encoding.UTF8.GetString(TextOf(value)),
        ValueKind.Number => value.Number.ToString(System.Globalization.CultureInfo.InvariantCulture),
        _ => "",
    };

    public void CopyRow(RowBatch from, int row)
    {
        var target = Next(from.Line(row));
        var source = from[row];
        for (var column = 0; column < source.Length; column++)
            target[column] = source[column].Kind == ValueKind.Text ? Text(from.TextOf(source[column])) : source[column];
        Keep();
    }

    public void Clear()
    {
        Count = 0;
        used = 0;
        (LeftOut, Past) = (0, 0);
        Rejections.Clear();
        NewNames.Clear();
        Warnings.Clear();
    }
}
