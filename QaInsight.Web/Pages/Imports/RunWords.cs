using QaInsight.Nightly.Imports;
using QaInsight.Outputs;
using QaInsight.Warehouse.Model;

namespace QaInsight.Web.Pages.Imports;

/// <summary>What became of an import, in words.</summary>
public static class RunWords
{
    public static string Source(RecordedRun run)
    {
        var source = char.ToUpperInvariant(run.Source[0]) + run.Source[1..];
        return run.AskedBy is null ? source : $"{source}, by {run.AskedBy}";
    }

    public static string Outcome(PastRun past) => past.Standing switch
    {
        Standing.Undone => "Undone",
        Standing.Replaced => "Replaced",
        _ => past.Run.Outcome switch
        {
            RunOutcome.AllIn => "All in",
            RunOutcome.SomeSetAside => past.Standing == Standing.BroughtNothing ? "Nothing new, some set aside" : "In, some set aside",
            RunOutcome.NothingNew => "Nothing new",
            RunOutcome.Refused => "Set aside whole",
            RunOutcome.Failed => "Failed",
            RunOutcome.Abandoned => "Cut short",
            _ => "Running",
        },
    };

    public static bool IsWell(PastRun past) => past.Run.Outcome is RunOutcome.AllIn or RunOutcome.NothingNew;

    public static string Summary(PastRun past)
    {
        var run = past.Run;
        return run.Outcome switch
        {
            RunOutcome.AllIn => $"All in: {In(run)}.",
            RunOutcome.SomeSetAside => $"{SetAside(run)}. {(past.Standing == Standing.BroughtNothing ? "Nothing else in it was new; the figures stay as they are" : $"The rest is in: {In(run)}")}.",
            RunOutcome.NothingNew => "Nothing new: every file had come in before, to the last byte. The figures stay as they are.",
            RunOutcome.Refused when run.Files.Count == 0 => "There was no CSV file and no workbook to import. The figures stay as they are.",
            RunOutcome.Refused => "Nothing came in: every file was set aside whole, for the reason beside it. The figures stay as they are. Mend the file, or ask for the export again, and upload it once more.",
            RunOutcome.Failed => run.Message ?? "It failed.",
            RunOutcome.Abandoned => "The server stopped while this import ran, and nothing of it is in. Import the files again.",
            _ => "This import is running. Load this page again to see what came of it.",
        };
    }

    public static string State(ImportFile file) => file.State switch
    {
        ImportFile.Loaded => file.Rejected == 0 ? "In" : "In, some rows set aside",
        ImportFile.Quarantined => "Set aside whole",
        _ => "Came in before",
    };

    private static string SetAside(RecordedRun run)
    {
        string?[] parts =
        [
            run.SetAside == 0 ? null : $"{InPlainWords.Count(run.SetAside)} of {InPlainWords.Count(run.Read, "row", "rows")}",
            run.FilesQuarantined == 0 ? null : InPlainWords.Count(run.FilesQuarantined, "whole file", "whole files"),
        ];
        var one = run.SetAside + run.FilesQuarantined == 1;
        return $"{string.Join(" and ", parts.OfType<string>())} {(one ? "was" : "were")} set aside";
    }

    private static string In(RecordedRun run)
    {
        string?[] parts =
        [
            run.New == 0 ? null : InPlainWords.Count(run.New, "new row", "new rows"),
            run.Changed == 0 ? null : InPlainWords.Count(run.Changed, "row changed", "rows changed"),
            run.Unchanged == 0 ? null : InPlainWords.Count(run.Unchanged, "row as it was", "rows as they were"),
        ];
        return string.Join(", ", parts.OfType<string>().DefaultIfEmpty("no row that is counted"));
    }
}
