using System.Text;
using QaInsight.Warehouse;

namespace QaInsight.Extracts;

/// <summary>
/// A column of an extract, described once: the reader, the validator, the sample's writer and the documentation all come
/// from here.
/// </summary>
/// <param name="Name">As the contract spells it.</param>
/// <param name="Kind">How its text is read, kept and shown again.</param>
/// <param name="Words">What it holds, for the documentation; empty where the name says it.</param>
public sealed record Column(string Name, Kind Kind, string Words = "")
{
    /// <summary>A file without the column is refused.</summary>
    public bool IsRequired { get; init; }

    /// <summary>A required column whose value may still be blank.</summary>
    public bool MayBeBlank { get; init; }

    public bool IsKey { get; init; }

    /// <summary>Stands in for a blank, or for a column that is not there.</summary>
    public string? Default { get; init; }

    /// <summary>Characters that a key may have.</summary>
    public const int LongestKey = 200;

    public bool NeedsValue => IsRequired && !MayBeBlank;

    /// <summary>Null, or the reason why the text (not blank, trimmed) cannot be trusted.</summary>
    public string? Read(ReadOnlySpan<byte> text, Reading reading, out Value value)
    {
        value = default;
        return IsKey && text.Length > LongestKey && Encoding.UTF8.GetCharCount(text) > LongestKey ? Reasons.KeyTooLong : Kind.Read(text, reading, out value);
    }

    public TableColumn Stored
    {
        get
        {
            // audit_id refers to an audit: audit_ref.
            var name = Kind.Suffix.Length == 0 ? Name : (Name.EndsWith("_id", StringComparison.Ordinal) ? Name[..^3] : Name) + Kind.Suffix;
            return new TableColumn(name, Kind.Render("t." + name), IsKey, Kind.Audit);
        }
    }
}
