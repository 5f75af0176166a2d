using QaInsight.Extracts;
using QaInsight.People;
using QaInsight.Warehouse;

namespace QaInsight.Nightly.Erasures;

/// <summary>Keeps erased children, and rows that are past their retention, out of what an import brings, and out of what it files away.</summary>
internal sealed class Arrivals
{
    private readonly ErasureBook? book;

    public Arrivals(AppDatabase database, Reference reference, TimeProvider time)
    {
        book = new ErasureBook(database, time);
        Ids = Known(book, new RetentionBook(database, time).Hashes());
        Erasure = Ids.IsAny ? new FileErasure(reference.Profiles, Ids, mention: null) : null;
    }

    private Arrivals() => Ids = ErasedIds.None;

    public static Arrivals Unchecked => new();

    public ErasedIds Ids { get; }

    /// <summary>Null where there is nothing to keep out.</summary>
    public FileErasure? Erasure { get; }

    /// <param name="past">Hashes of rows past their retention. What is erased of kept files is told by the child alone.</param>
    /// <param name="alsoChild">The hash of one that is to be erased.</param>
    public static ErasedIds Known(ErasureBook book, IReadOnlyList<string> past, params IEnumerable<string> alsoChild)
    {
        var (children, audits) = book.Hashes();
        return new ErasedIds(book.Key(), children.Concat(alsoChild), audits, past);
    }

    /// <summary>Before the build is published: its audits' judgements may come on another day.</summary>
    public void Save()
    {
        if (Ids.Added.Count + Ids.Released.Count > 0)
            book?.Know(Ids.Added, Ids.Released);
    }

    public ImportOutcome Mark(ImportOutcome outcome) => Erasure is null ? outcome : outcome with { Files = [.. outcome.Files.Select(f => f with { Erasure = Erasure })] };
}
