using System.CommandLine;
using System.Globalization;
using QaInsight.Nightly.Erasures;

namespace QaInsight.Commands;

internal static class EraseCommand
{
    public static Command Make(CommandConsole console)
    {
        var child = new Argument<string>("CHILD_ID") { Description = "The child's id, as the extracts write it." };
        var reason = new Option<string?>("--reason") { Description = "Why, in words that may be kept for ever.", HelpName = "TEXT" };
        var preview = new Option<bool>("--preview") { Description = "Say what would go, and take nothing." };
        var command = new Command("erase", "Erases one child's rows from every build, from the files that are kept and from app.db, and prints the proof. Cut short, it goes on when asked again. Ends with 1 when the id is still found somewhere, 2 without a reason.") { child, reason, preview };
        command.SetAction(parsed =>
        {
            var folder = CommandLine.Folder(parsed);
            var desk = new ErasureDesk(folder, DataFolder.FromEnvironment().Reference, console.Time);
            try
            {
                if (parsed.GetValue(preview))
                {
                    Say(console, desk.Preview(parsed.GetValue(child)));
                    return Exit.Done;
                }

                var erasure = desk.Erase(parsed.GetValue(child), parsed.GetValue(reason), UserCommand.CommandLineItself, progress: new ToldProgress(console.Error));
                console.Out.Write(erasure.Proof);
                return erasure.IsDone == true ? Exit.Done : Exit.NothingDone;
            }
            catch (ErasureRefusedException e)
            {
                console.Error.WriteLine(e.Message);
                return Exit.BadArguments;
            }
        });
        return command;
    }

    private static void Say(CommandConsole console, ChildTraces traces)
    {
        foreach (var build in traces.Builds)
            console.Out.WriteLine($"build {build.Build}: {build.InWords}");
        foreach (var file in traces.Files)
            console.Out.WriteLine($"{file.Name}: {(file.IsWhole ? "the whole file" : string.Create(CultureInfo.InvariantCulture, $"rows {file.Rows}, names in rows of others {file.Texts}"))}");
        console.Out.WriteLine(string.Create(CultureInfo.InvariantCulture, $"app.db: texts {traces.Texts}"));
        console.Out.WriteLine(traces.IsNone ? "Nothing is known of such a child." : "Nothing was taken: this was a preview.");
    }
}
