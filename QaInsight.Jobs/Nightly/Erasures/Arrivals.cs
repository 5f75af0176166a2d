using QaInsight.Extracts;
using QaInsight.People;
using QaInsight.Warehouse;

namespace QaInsight.Nightly.Erasures;

/// <summary>Keeps erased children out of what an import brings, and out of what it files away.</summary>
internal sealed class Arrivals
{
    private readonly ErasureBook? book;

    public Arrivals(ErasureBook book, Reference reference)
    {
        this.book = book;
        Ids = Known(book);
        Erasure = Ids.IsAny ? new FileErasure(reference.Profiles, Ids, mention: null) : null;
    }

    private Arrivals() => Ids = ErasedIds.None;

    public static Arrivals Unchecked => new();

    public ErasedIds Ids { get; }

    /// <summary>Null where no child was erased.</summary>
    public FileErasure? Erasure { get; }

    public static ErasedIds Known(ErasureBook book, params IReadOnlyList<string> alsoChildren)
    {
        var (children, audits) = book.Hashes();
        return new ErasedIds(book.Key(), children.Concat(alsoChildren), audits);
    }

    /// <summary>Before the build is published: its audits' judgements may come on another day.</summary>
    public void Save()
    {
        if (Ids.Added.Count > 0)
            book?.Know(Ids.Added);
    }

    public ImportOutcome Mark(ImportOutcome outcome) => Erasure is null ? outcome : outcome with { Files = [.. outcome.Files.Select(f => f with { Erasure = Erasure })] };
}
