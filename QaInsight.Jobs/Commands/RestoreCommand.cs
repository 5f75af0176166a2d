using System.CommandLine;
using System.Globalization;
using QaInsight.Nightly.Keeping;

namespace QaInsight.Commands;

internal static class RestoreCommand
{
    public static Command Make(CommandConsole console)
    {
        var file = new Argument<string>("FILE") { Description = "A backup, as 'backup FILE' made it." };
        var command = new Command("restore", "Puts a backup into an empty warehouse folder, checked first, whole or not at all. Ends with 1 when it could not be done.") { file };
        command.SetAction(parsed =>
        {
            var folder = CommandLine.Folder(parsed);
            var done = Restore.Run(parsed.GetRequiredValue(file), folder, console.Time);
            foreach (var kept in done.Kept)
                console.Error.WriteLine($"{kept} was there already and stays as it is; the backup's own is in its file.");
            console.Out.WriteLine(string.Create(CultureInfo.InvariantCulture, $"Restored into {folder.Root}: build {done.Manifest.Live} is live, as at {done.Manifest.MadeAt:yyyy-MM-dd HH:mm} UTC."));
            return Exit.Done;
        });
        return command;
    }
}
