using System.CommandLine;
using System.Globalization;
using QaInsight.Nightly;
using QaInsight.Outputs;
using QaInsight.Warehouse;

namespace QaInsight.Commands;

internal static class ImportCommand
{
    public static Command Make(CommandConsole console)
    {
        var paths = new Argument<string[]>("PATH") { Description = "Files, or folders of which the .csv and .xlsx files are read.", Arity = ArgumentArity.OneOrMore };
        var rejects = new Option<string?>("--rejects") { Description = "Write the rows that were set aside to this CSV file.", HelpName = "FILE" };
        var command = new Command("import", "Imports files or folders in one run. Sources are never moved or changed. Ends with 0 when all is in, 3 when rows or files were set aside, 1 when nothing could be done.") { paths, rejects };
        command.SetAction(parsed =>
        {
            var folder = CommandLine.Folder(parsed);
            var import = new ImportRun(folder, DataFolder.FromEnvironment().Reference, console.Time) { Notice = console.Error.WriteLine };
            var outcome = import.Run(Request(parsed.GetRequiredValue(paths), console.Today), console.Progress);
            Report(console, outcome);
            if (parsed.GetValue(rejects) is { } file)
                WriteRejects(folder, outcome, file);
            return outcome.ExitCode;
        });
        return command;
    }

    private static ImportRequest Request(string[] paths, DateOnly today)
    {
        var request = new ImportRequest(paths, "command line", today) { KeepCopies = true };
        return paths.Length == 1 && SampleManifest.Find(paths[0]) is { } sample ? sample.Request(paths[0], "command line", today) : request;
    }

    private static void Report(CommandConsole console, ImportOutcome outcome)
    {
        foreach (var file in outcome.Files)
        {
            console.Out.WriteLine(Plain($"{file.Name}{(file.Sheet is null ? "" : $" [{file.Sheet}]")}: {Said(file)}"));
            foreach (var warning in file.Warnings)
                console.Error.WriteLine(Plain($"{file.Name}: {warning}"));
        }

        if (outcome.Files.Count == 0)
            console.Error.WriteLine("There are no .csv or .xlsx files there.");
        console.Out.WriteLine($"total: {Counts(outcome.Files.Sum(f => f.Read), outcome.Files.Sum(f => f.New), outcome.Files.Sum(f => f.Changed), outcome.Files.Sum(f => f.Unchanged), outcome.Files.Sum(f => f.Superseded), outcome.Files.Sum(f => f.Rejected))}");
        console.Error.WriteLine(outcome.PublishedBuild is { } build ? $"Published build {build}." : "Nothing new: the live build stays as it is.");
    }

    // Names of files and columns are anybody's: none may move the cursor of whoever reads this, or start a line of its own.
    private static string Plain(string text) => new([.. text.Select(c => char.IsControl(c) || char.GetUnicodeCategory(c) == UnicodeCategory.Format ? '_' : c)]);

    private static string Said(FileOutcome file) => file.State switch
    {
        FileState.Quarantined => $"quarantined: {file.Reason}",
        FileState.Unchanged => "unchanged: the same file came in before",
        _ => Counts(file.Read, file.New, file.Changed, file.Unchanged, file.Superseded, file.Rejected),
    };

    private static string Counts(int read, int @new, int changed, int unchanged, int superseded, int rejected) => string.Create(
        CultureInfo.InvariantCulture,
        $"read {read}, new {@new}, changed {changed}, unchanged {unchanged}, {(superseded > 0 ? $"superseded {superseded}, " : "")}rejected {rejected}");

    private static void WriteRejects(WarehouseFolder folder, ImportOutcome outcome, string path)
    {
        using var writer = new StreamWriter(path);
        if (outcome.PublishedBuild is null)
        {
            RejectsCsv.Write(writer, outcome.Files.Where(f => f.State == FileState.Quarantined).Select(f => new SetAside(f.Name, null, null, null, null, f.Reason!)));
            return;
        }

        using var build = folder.Open(outcome.PublishedBuild);
        using var rows = new WarehouseContext(build);
        RejectsCsv.Write(writer, ImportLog.SetAsideBy(rows, outcome.Run));
    }
}
