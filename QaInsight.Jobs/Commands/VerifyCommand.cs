using System.CommandLine;
using System.Globalization;
using QaInsight.Nightly.Keeping;

namespace QaInsight.Commands;

internal static class VerifyCommand
{
    public static Command Make(CommandConsole console)
    {
        var file = new Argument<string?>("FILE") { Description = "A backup to check in place of the warehouse.", Arity = ArgumentArity.ZeroOrOne };
        var command = new Command("verify", "Checks the warehouse: that builds are what was published, SQLite's own checks, foreign keys, that the live build's cells count what its facts hold, and app.db. With FILE it checks a backup in the same way. Ends with 1 when something is wrong.") { file };
        command.SetAction(parsed =>
        {
            console.Out.WriteLine($"SQLite {SqliteLibrary.Version} ({SqliteLibrary.Source})");
            var faults = parsed.GetValue(file) is { } backup ? OfBackup(backup, console.Out) : WarehouseCheck.Faults(CommandLine.Folder(parsed), console.Out.WriteLine);
            foreach (var fault in faults)
                console.Error.WriteLine(fault);
            console.Out.WriteLine(faults.Count == 0 ? "All is well." : faults.Count == 1 ? "1 thing is wrong." : $"{faults.Count} things are wrong.");
            return faults.Count == 0 ? Exit.Done : Exit.NothingDone;
        });
        return command;
    }

    private static IReadOnlyList<string> OfBackup(string file, TextWriter tell)
    {
        using var backup = new BackupReader(file);
        tell.WriteLine(string.Create(CultureInfo.InvariantCulture, $"Backup of {backup.Manifest.MadeAt:yyyy-MM-dd HH:mm} UTC, build {backup.Manifest.Live}, {backup.Manifest.Entries.Count} files"));
        var scratch = Directory.CreateTempSubdirectory("qainsight-verify-");
        try
        {
            return backup.Unpack(scratch.FullName, whole: false);
        }
        finally
        {
            scratch.Delete(recursive: true);
        }
    }
}
