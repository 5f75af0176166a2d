using System.Globalization;
using System.Text;
using QaInsight.People;
using QaInsight.Warehouse;

namespace QaInsight.Nightly.Erasures;

/// <summary>The proof of an erasure, as text that can be kept, printed and checked.</summary>
internal static class ErasureProof
{
    public static string Write(Erasure erasure, ChildTraces taken, IReadOnlyList<SearchedFile> searched, DateTimeOffset now)
    {
        var found = searched.Where(f => f.Found is not null).ToList();
        var text = new StringBuilder();
        text.AppendLine("PROOF OF ERASURE").AppendLine()
            .AppendLine(CultureInfo.InvariantCulture, $"Erasure: {erasure.Id}, asked for by {erasure.AskedBy}, begun {Moment(erasure.BegunAt)}, searched {Moment(now)}")
            .AppendLine(CultureInfo.InvariantCulture, $"Reason: {erasure.Reason}")
            .AppendLine(CultureInfo.InvariantCulture, $"Child: known by a keyed hash alone (HMAC-SHA-256 with this installation's key): {erasure.Child}").AppendLine()
            .AppendLine("TAKEN OUT");
        foreach (var build in taken.Builds)
            text.AppendLine(CultureInfo.InvariantCulture, $"  build {build.Build}, made anew: {Kinds(build, "nothing of the child in it")}");
        foreach (var file in taken.Files)
            text.AppendLine(CultureInfo.InvariantCulture, $"  {file.Name}: {(file.IsWhole ? "the whole file" : $"{file.Rows} rows; names in {file.Texts} rows of others")}");
        if (taken.Mails > 0)
            text.AppendLine(CultureInfo.InvariantCulture, $"  outbox: all of its {taken.Mails} mails, whatever they said");
        text.AppendLine(CultureInfo.InvariantCulture, $"  app.db: the id in {taken.Texts} texts").AppendLine()
            .AppendLine("Months that were reported stay as they were reported: counts alone, no child's row.").AppendLine()
            .AppendLine("SEARCHED FOR WHAT IS LEFT (SHA-256 of each file as it was searched; app.db page by page as it was before this proof was written into it)");
        foreach (var file in searched)
        {
            text.AppendLine(CultureInfo.InvariantCulture,
                $"  {file.Sha256}  {file.Name}{(file.Found is { } where ? $"  FOUND in {where}" : file.Within > 0 ? $"  (its letters, {file.Within} times, as a part of other ids or numbers)" : "")}");
        }

        return text.AppendLine()
            .AppendLine(found.Count == 0
                ? $"The id was found in none of {searched.Count} files."
                : $"THE ERASURE FAILED: the id was found in {found.Count} of {searched.Count} files: {string.Join("; ", found.Select(f => $"{f.Name} ({f.Found})"))}.")
            .ToString();
    }

    internal static string Kinds(BuildTraces build, string none) =>
        build.Kinds.Where(k => k.Value > 0).Select(k => $"{k.Key} {k.Value.ToString(CultureInfo.InvariantCulture)}").ToList() is { Count: > 0 } kinds ? string.Join(", ", kinds) : none;

    internal static string Moment(DateTimeOffset moment) => moment.ToUniversalTime().ToString("yyyy-MM-dd HH:mm:ss 'UTC'", CultureInfo.InvariantCulture);
}
