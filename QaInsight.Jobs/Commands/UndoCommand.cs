using System.CommandLine;
using QaInsight.Warehouse;
using QaInsight.Warehouse.Model;

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

    private static IReadOnlyList<string> TakenAway(WarehouseFolder folder, string gone, string live)
    {
        using var before = folder.Open(live);
        using var after = folder.Open(gone);
        using var own = new WarehouseContext(after);
        using var other = new WarehouseContext(before);
        var files = ImportLog.FilesOnlyIn(own, other).Where(f => f.State == ImportFile.Loaded).ToList();
        return files.Count > 0 ? [.. files.Select(f => $"Taken away: {f.Name} ({f.New} new, {f.Changed} changed, {f.Rejected} set aside)")] : ["Taken away: a recount on another day; no file."];
    }
}
