using System.Security.Cryptography;
using System.Text;

namespace QaInsight.Warehouse;

/// <summary>
/// Children whose rows were erased, and their audits: known by keyed hashes, so that whoever reads these without the key learns
/// nothing, and yet a row that comes again is recognised. So are rows that are kept without saying who they are about.
/// </summary>
/// <param name="past">Rows that were past their retention, by the hash of their key.</param>
public sealed class ErasedIds(byte[] key, IEnumerable<string> children, IEnumerable<string> audits, IEnumerable<string> past)
{
    private readonly HashSet<string> children = [.. children];
    private readonly HashSet<string> audits = [.. audits];
    private readonly HashSet<string> added = [];
    private readonly HashSet<string> released = [];
    private readonly HashSet<string> past = [.. past];

    // One thread reads rows while another writes them.
    private readonly Lock gate = new();

    public static ErasedIds None => new([], [], [], []);

    public bool IsAny => children.Count > 0 || past.Count > 0;

    /// <summary>Audits met since, of which judgements and actions may still come.</summary>
    public IReadOnlyList<string> Added => [.. added];

    /// <summary>Audits that turned out to be other children's.</summary>
    public IReadOnlyList<string> Released => [.. released];

    public IReadOnlyList<string> Audits => [.. audits];

    public bool HasPast => past.Count > 0;

    /// <summary>Ids that differ in capitals alone, or in spaces around them, are the same child's.</summary>
    public string HashOf(string id) => Hmac(Plain(id));

    public bool IsChild(string? id) => children.Count > 0 && Hashable(id) && children.Contains(HashOf(id!));

    public bool IsAudit(string? id)
    {
        if (!Hashable(id))
            return false;
        lock (gate)
            return audits.Count > 0 && audits.Contains(HashOf(id!));
    }

    /// <summary>Whether a row of this key is kept without its ids: as it comes now, it would be counted twice.</summary>
    public bool IsPast(RowKey row) => HasPast && Hashable(row.Id) && past.Contains(HashOf(row));

    /// <summary>Of the key to the letter: rows of which the keys differ are two.</summary>
    public string HashOf(RowKey row) => Hmac($"{row.Column}:{row.Id}");

    public void AddAudit(string? id)
    {
        if (!Hashable(id))
            return;
        lock (gate)
        {
            if (HashOf(id!) is var hash && audits.Add(hash) && !released.Remove(hash))
                added.Add(hash);
        }
    }

    /// <summary>The audit turned out to be another child's: its id had been written for the wrong one.</summary>
    public void Release(string? id)
    {
        if (!Hashable(id))
            return;
        lock (gate)
        {
            if (audits.Count == 0)
                return;
            var hash = HashOf(id!);
            if (audits.Remove(hash) && !added.Remove(hash))
                released.Add(hash);
        }
    }

    private string Hmac(string text) => Convert.ToHexStringLower(HMACSHA256.HashData(key, Encoding.UTF8.GetBytes(text)));

    private static bool Hashable(string? id) => !string.IsNullOrWhiteSpace(id);

    private static string Plain(string id) => id.Replace('\u00A0', ' ').Trim().Normalize(NormalizationForm.FormC).ToUpperInvariant();
}
