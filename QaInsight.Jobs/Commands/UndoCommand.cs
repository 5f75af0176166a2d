using System.CommandLine;
using QaInsight.Nightly.Imports;
using QaInsight.People;
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
            if (LiveCheck.Thorough(folder) is { } damage)
                return Settle(console, folder, damage);
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

    private static int Settle(CommandConsole console, WarehouseFolder folder, Damage damage)
    {
        var lost = folder.LostTo(damage);
        if (folder.Settle() is null)
        {
            console.Error.WriteLine(damage.Words);
            return Exit.NothingDone;
        }

        console.Out.WriteLine($"Build {damage.Served} is live from now on.{(damage.IsOfPointerAlone ? "" : $" {damage.Why}.")}");
        var history = new ImportHistory(new AppDatabase(folder.Root, console.Time));
        foreach (var file in history.PublishedIn(lost).SelectMany(r => r.Files).Where(f => f.State == ImportFile.Loaded).DistinctBy(f => f.Sha256))
            console.Out.WriteLine($"To be imported again, from the archive: {file.Name}");
        return Exit.Done;
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
