using System.CommandLine;
using QaInsight.Extracts;
using QaInsight.Measures;

namespace QaInsight.Commands;

internal static class DescribeCommand
{
    private static readonly Dictionary<string, Func<DataFolder, string>> Documents = new()
    {
        ["extracts"] = data => Refreshed(Path.Combine(data.Root, "README.md"), ExtractsDocument.Refresh),
        ["measures"] = data => Refreshed(Path.Combine(data.Root, MeasuresDocument.FileName), path => MeasuresDocument.Refresh(path, data.Reference)),
    };

    public static Command Make(CommandConsole console)
    {
        var what = new Argument<string>("WHAT") { Description = "extracts: their columns, in the data folder's README.md; measures: the dictionary, measures.md." };
        what.AcceptOnlyFromAmong([.. Documents.Keys]);
        var command = new Command("describe", "Prints the data folder's documents afresh from what the code and the reference files say.") { what };
        command.SetAction(parsed =>
        {
            console.Error.WriteLine($"Written: {Documents[parsed.GetRequiredValue(what)](DataFolder.FromEnvironment())}");
            return Exit.Done;
        });
        return command;
    }

    private static string Refreshed(string path, Action<string> refresh)
    {
        refresh(path);
        return path;
    }
}
