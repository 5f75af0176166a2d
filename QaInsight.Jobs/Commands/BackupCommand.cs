using System.CommandLine;
using System.Globalization;
using QaInsight.Nightly.Keeping;

namespace QaInsight.Commands;

internal static class BackupCommand
{
    private const double Megabyte = 1024 * 1024;

    public static Command Make(CommandConsole console)
    {
        var file = new Argument<string>("FILE") { Description = "Where the backup goes: a zip file, readable by its owner alone." };
        var replace = new Option<bool>("--replace") { Description = "Put it in the place of a file of that name." };
        var command = new Command("backup", "Copies the warehouse into one file, consistently, while it is in use: the live build and those that undo goes back to, app.db, archive, quarantine and reported months. Ends with 1 when it could not be made.") { file, replace };
        command.SetAction(parsed =>
        {
            var folder = CommandLine.Folder(parsed);
            var made = new Backup(folder, console.Time).Write(parsed.GetRequiredValue(file), parsed.GetValue(replace));
            if (folder.Damage is { } damage)
                console.Error.WriteLine(damage.Words);
            console.Out.WriteLine(string.Create(CultureInfo.InvariantCulture, $"Build {made.Live} is in it, with {made.Builds - 1} to undo to; {made.Files} files, {made.Bytes / Megabyte:0.0} MB."));
            console.Error.WriteLine($"'verify {parsed.GetRequiredValue(file)}' checks it.");
            return Exit.Done;
        });
        return command;
    }
}
