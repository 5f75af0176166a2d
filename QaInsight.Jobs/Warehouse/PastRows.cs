using System.Security.Cryptography;
using System.Text;

namespace QaInsight.Warehouse;

/// <summary>Columns of the extracts that name a child, or a row that is a child's.</summary>
public static class IdColumns
{
    public const string Child = "child_id";
    public const string Audit = "audit_id";
    public const string Action = "action_id";
    public const string Concern = "concern_id";
    public const string Escalation = "escalation_id";

    public static readonly IReadOnlyList<string> OfRows = [Audit, Action, Concern, Escalation];
}

/// <param name="Column">One of <see cref="IdColumns"/>.</param>
public readonly record struct RowKey(string Column, string Id);

/// <summary>
/// Children whose rows are all past their retention, and those rows by their keys; and what stands for each id from then on:
/// the same for the same id as long as the key is, and nobody's once it is gone.
/// </summary>
/// <param name="known">Keys of every row that some build holds.</param>
/// <param name="owners">Children whose rows those are.</param>
public sealed class PastRows(byte[] key, IReadOnlySet<string> children, IReadOnlySet<RowKey> keys, IReadOnlySet<RowKey> known, IReadOnlySet<string> owners)
{
    /// <summary>What an id begins with that stands for one that is no longer kept.</summary>
    public const string Prefix = "anon-";

    // No digit: ids of children and of audits have some, and none is found in a stand-in by chance. No vowel: nor is a word.
    private const string Alphabet = "ghjkmnpqrstvwxyz";

    private const int Bytes = 8;

    public IReadOnlySet<RowKey> Keys => keys;

    public int Children => children.Count;

    public bool IsNone => children.Count == 0 && keys.Count == 0;

    public bool IsChild(string? id) => id is not null && children.Contains(id);

    /// <summary>Whether it is nobody's by now: the row was corrected and is another child's.</summary>
    public bool IsGone(string? id) => !string.IsNullOrEmpty(id) && !IsAnonymous(id) && !owners.Contains(id);

    public bool IsKey(string column, string? id) => id is not null && keys.Contains(new RowKey(column, id));

    public bool IsKnown(RowKey row) => known.Contains(row);

    /// <summary>Whether a word is the id of such a child or row, of whatever kind.</summary>
    public bool IsAny(string word) => IsChild(word) || IdColumns.OfRows.Any(column => IsKey(column, word));

    public string Instead(string column, string id) =>
        Prefix + string.Concat(HMACSHA256.HashData(key, Encoding.UTF8.GetBytes($"{column}:{id}")).Take(Bytes).Select(b => $"{Alphabet[b >> 4]}{Alphabet[b & 0xF]}"));

    public static bool IsAnonymous(string? id) => id?.StartsWith(Prefix, StringComparison.Ordinal) == true;
}
