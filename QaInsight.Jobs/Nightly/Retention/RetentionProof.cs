using System.Globalization;
using System.Text;
using QaInsight.Nightly.Erasures;
using QaInsight.People;
using QaInsight.Warehouse;

namespace QaInsight.Nightly.Retention;

/// <summary>The proof that children's rows were made anonymous, as text that can be kept, printed and checked.</summary>
internal static class RetentionProof
{
    public static string Write(RetentionRun run, PastTraces taken, IReadOnlyList<string> left, IReadOnlyList<(string Name, string Sha256)> searched, DateTimeOffset now)
    {
        var text = new StringBuilder();
        text.AppendLine("PROOF OF RETENTION").AppendLine()
            .AppendLine(CultureInfo.InvariantCulture, $"Run: {run.Id}, asked for by {run.AskedBy}, begun {ErasureProof.Moment(run.BegunAt)}, searched {ErasureProof.Moment(now)}")
            .AppendLine(CultureInfo.InvariantCulture, $"Children's rows are kept as they came from {taken.KeptFrom.Label} on. Of {taken.Children} children all rows were older.").AppendLine()
            .AppendLine("WRITTEN OVER: ids of children, audits, actions, concerns and escalations, and words about children. What is counted stays.");
        foreach (var build in taken.Builds)
            text.AppendLine(CultureInfo.InvariantCulture, $"  build {build.Build}, made anew: {ErasureProof.Kinds(build, "nothing past in it")}");
        foreach (var file in taken.Files)
        {
            text.AppendLine(CultureInfo.InvariantCulture,
                $"  {file.Name}: {(file.IsWhole ? "set aside before then, taken away whole" : $"{file.Past.Rewritten} rows written over, {file.Past.TakenOut} that no build holds taken out")}");
        }

        text.AppendLine().AppendLine("The key that ids were written over with is gone: nobody can turn them back.").AppendLine()
            .AppendLine("SEARCHED FOR WHAT IS LEFT (SHA-256 of each file as it was searched)");
        foreach (var (name, sha) in searched)
            text.AppendLine(CultureInfo.InvariantCulture, $"  {sha}  {name}");
        return text.AppendLine()
            .AppendLine(left.Count == 0 ? $"Nothing past its retention was found in {searched.Count} files." : $"NOT DONE: {string.Join("; ", left)}.")
            .ToString();
    }
}
