using System.Security.Cryptography;
using System.Text;

namespace QaInsight.Warehouse;

/// <summary>
/// Children whose rows were erased, and their audits: known by keyed hashes, so that whoever reads these without the key learns
/// nothing, and yet a row that comes again is recognised.
/// </summary>
public sealed class ErasedIds(byte[] key, IEnumerable<string> children, IEnumerable<string> audits)
{
    private readonly HashSet<string> children = [.. children];
    private readonly HashSet<string> audits = [.. audits];
    private readonly HashSet<string> added = [];

    // One thread reads rows while another writes them.
    private readonly Lock gate = new();

    public static ErasedIds None => new([], [], []);

    public bool IsAny => children.Count > 0;

    /// <summary>Audits met since, of which judgements and actions may still come.</summary>
    public IReadOnlyList<string> Added => [.. added];

    public IReadOnlyList<string> Audits => [.. audits];

    /// <summary>Ids that differ in capitals alone, or in spaces around them, are the same child's.</summary>
    public string HashOf(string id) => Convert.ToHexStringLower(HMACSHA256.HashData(key, Encoding.UTF8.GetBytes(Plain(id))));

    public bool IsChild(string? id) => IsAny && Hashable(id) && children.Contains(HashOf(id!));

    public bool IsAudit(string? id)
    {
        if (!IsAny || !Hashable(id))
            return false;
        lock (gate)
            return audits.Contains(HashOf(id!));
    }

    public void AddAudit(string? id)
    {
        if (!Hashable(id))
            return;
        lock (gate)
        {
            if (HashOf(id!) is var hash && audits.Add(hash))
                added.Add(hash);
        }
    }

    /// <summary>The audit turned out to be another child's: its id had been written for the wrong one.</summary>
    public void Release(string? id)
    {
        if (!IsAny || !Hashable(id))
            return;
        lock (gate)
        {
            var hash = HashOf(id!);
            audits.Remove(hash);
            added.Remove(hash);
        }
    }

    private static bool Hashable(string? id) => !string.IsNullOrWhiteSpace(id);

    private static string Plain(string id) => id.Replace('\u00A0', ' ').Trim().Normalize(NormalizationForm.FormC).ToUpperInvariant();
}
