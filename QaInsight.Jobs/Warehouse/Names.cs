using System.Diagnostics.CodeAnalysis;
using System.Text;
using Microsoft.Data.Sqlite;

namespace QaInsight.Warehouse;

/// <summary>A name that a dimension does not hold yet.</summary>
public readonly record struct NewName(string Dimension, int Id, string Name);

/// <summary>
/// A dimension of plain names, matched without regard to ASCII case. The reading side gives out ids, the writing side puts
/// the new names in before the rows that use them.
/// </summary>
public sealed class Names
{
    private readonly Dictionary<string, int> ids = new(Utf8NameComparer.Instance);
    private readonly Dictionary<string, int>.AlternateLookup<ReadOnlySpan<byte>> byBytes;
    private readonly string dimension;
    private int last;

    public Names(SqliteConnection connection, string dimension)
    {
        this.dimension = dimension;
        byBytes = ids.GetAlternateLookup<ReadOnlySpan<byte>>();
        foreach (var (id, name) in connection.Rows($"SELECT id, name FROM {dimension}", r => (r.GetInt32(0), r.GetString(1))))
            Know(name, id);
    }

    public int IdOf(ReadOnlySpan<byte> name, RowBatch batch)
    {
        if (byBytes.TryGetValue(name, out var id))
            return id;
        id = ++last;
        var text = Encoding.UTF8.GetString(name);
        ids[text] = id;
        batch.NewNames.Add(new NewName(dimension, id, text));
        return id;
    }

    private void Know(string name, int id)
    {
        ids[name] = id;
        last = Math.Max(last, id);
    }
}

/// <summary>Compares names, as text or as UTF-8, without regard to ASCII case.</summary>
public sealed class Utf8NameComparer : IEqualityComparer<string>, IAlternateEqualityComparer<ReadOnlySpan<byte>, string>
{
    public static readonly Utf8NameComparer Instance = new();

    public bool Equals(string? x, string? y) => string.Equals(x, y, StringComparison.Ordinal) || (x is not null && y is not null && Equals(Encoding.UTF8.GetBytes(x), y));

    public int GetHashCode([DisallowNull] string obj)
    {
        Span<byte> bytes = obj.Length <= 256 ? stackalloc byte[obj.Length * 3] : new byte[obj.Length * 3];
        return GetHashCode(bytes[..Encoding.UTF8.GetBytes(obj, bytes)]);
    }

    public bool Equals(ReadOnlySpan<byte> alternate, string other)
    {
        Span<byte> bytes = other.Length <= 256 ? stackalloc byte[other.Length * 3] : new byte[other.Length * 3];
        bytes = bytes[..Encoding.UTF8.GetBytes(other, bytes)];
        if (alternate.Length != bytes.Length)
            return false;
        for (var at = 0; at < bytes.Length; at++)
        {
            if (Lower(alternate[at]) != Lower(bytes[at]))
                return false;
        }

        return true;
    }

    public int GetHashCode(ReadOnlySpan<byte> alternate)
    {
        var hash = 2166136261u;
        foreach (var value in alternate)
            hash = (hash ^ Lower(value)) * 16777619u;
        return (int)hash;
    }

    public string Create(ReadOnlySpan<byte> alternate) => Encoding.UTF8.GetString(alternate);

    private static byte Lower(byte value) => value is >= (byte)'A' and <= (byte)'Z' ? (byte)(value + 32) : value;
}
