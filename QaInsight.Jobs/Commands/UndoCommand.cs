using System.CommandLine;
using QaInsight.Warehouse;

namespace QaInsight.Commands;

internal static class UndoCommand
{
    public static Command Make(CommandConsole console)
    {
        var command = new Command("undo", "Publishes the build before the live one again, and says what that takes away. Ends with 1 when there is none.");
        command.SetAction(parsed =>
        {
            var folder = CommandLine.Folder(parsed);
            if (folder.Undo() is not { } undone)
            {
                console.Error.WriteLine("There is no earlier build to go back to.");
                return Exit.NothingDone;
            }

            console.Out.WriteLine($"Build {undone.Live} is live again; build {undone.TakenAway} is not.");
            foreach (var line in TakenAway(folder, undone.TakenAway, undone.Live))
                console.Out.WriteLine(line);
            return Exit.Done;
        });
        return command;
    }

    private static IEnumerable<string> TakenAway(WarehouseFolder folder, string gone, string live)
    {
        using var before = folder.Open(live);
        using var after = folder.Open(gone);
        var lastFile = before.Connection.Scalar<long?>("SELECT max(id) FROM import_file") ?? 0;
        var files = after.Connection.Rows(
            "SELECT name, new, changed, rejected FROM import_file WHERE id > $last AND state = 'loaded' ORDER BY id",
            r => $"Taken away: {r.GetString(0)} ({r.GetInt32(1)} new, {r.GetInt32(2)} changed, {r.GetInt32(3)} set aside)",
            ("$last", lastFile));
        return files.Count > 0 ? files : ["Taken away: a recount on another day; no file."];
    }
}
