using System.CommandLine;
using QaInsight.Measures;
using QaInsight.Warehouse;

namespace QaInsight.Commands;

internal static class VerifyCommand
{
    public static Command Make(CommandConsole console)
    {
        var command = new Command("verify", "Checks the live build: SQLite's own checks, foreign keys, and that its cells count what its facts hold. Ends with 1 when something is wrong.");
        command.SetAction(parsed =>
        {
            console.Out.WriteLine($"SQLite {SqliteLibrary.Version} ({SqliteLibrary.Source})");
            using var build = CommandLine.Folder(parsed).OpenLive();
            console.Out.WriteLine($"Build {build.Info.Id}, published {build.Info.CreatedAt:yyyy-MM-dd HH:mm} UTC, judged on {build.Info.OwnDay.ToIso()}");
            var faults = Faults(build).ToList();
            foreach (var fault in faults)
                console.Error.WriteLine(fault);
            console.Out.WriteLine(faults.Count == 0 ? "All is well." : $"{faults.Count} things are wrong.");
            return faults.Count == 0 ? Exit.Done : Exit.NothingDone;
        });
        return command;
    }

    private static IEnumerable<string> Faults(PublishedBuild build)
    {
        foreach (var line in build.Connection.Rows("PRAGMA integrity_check(20)", r => r.GetString(0)).Where(l => l != "ok"))
            yield return $"SQLite: {line}";
        foreach (var line in build.Connection.Rows("SELECT parent FROM pragma_foreign_key_check('fct_judgement') LIMIT 20", r => $"a row of fct_judgement names a row of {r.GetString(0)} that is not there"))
            yield return line;
        foreach (var fault in BuildCheck.Faults(build.Connection))
            yield return fault;
    }
}
