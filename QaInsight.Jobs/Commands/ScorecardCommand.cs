using System.CommandLine;
using QaInsight.Measures;
using QaInsight.Outputs;
using QaInsight.Scorecards;

namespace QaInsight.Commands;

internal static class ScorecardCommand
{
    public static Command Make(CommandConsole console)
    {
        var by = new Argument<string>("BY") { Description = string.Join(", ", ByWords.All) };
        by.AcceptOnlyFromAmong([.. ByWords.All]);
        var format = new Option<string>("--format") { Description = "text, json, csv or xlsx.", DefaultValueFactory = _ => "text" };
        format.AcceptOnlyFromAmong("text", "json", "csv", "xlsx");
        var output = new Option<string?>("--output") { Description = "Write to this file in place of stdout.", HelpName = "FILE" };
        var filters = new Filters();
        var command = new Command("scorecard", "Prints one scorecard. Ends with 2 on bad arguments.") { by, format, output };
        filters.AddTo(command);
        command.SetAction(parsed =>
        {
            using var build = CommandLine.Folder(parsed).OpenLive();
            var context = new BuildContext(build);
            var request = filters.Read(parsed, ByWords.Parse(parsed.GetRequiredValue(by)), context, console.Today);
            var reference = DataFolder.FromEnvironment().Reference;
            var catalogue = Catalogue.Load(reference);
            var scorecard = new ScorecardReader(build.Connection, context, Scope.All, catalogue, new Figures(Targets.Load(reference))).Read(request);
            Document.Write(console, parsed.GetValue(output), stream => Write(stream, scorecard, catalogue, parsed.GetRequiredValue(format)));
            return Exit.Done;
        });
        return command;
    }

    private static void Write(Stream stream, Scorecard scorecard, Catalogue catalogue, string format)
    {
        if (format == "xlsx")
        {
            ScorecardWorkbook.Write(stream, scorecard, catalogue);
            return;
        }

        using var writer = new StreamWriter(stream, leaveOpen: true);
        switch (format)
        {
            case "json":
                ScorecardJson.Write(stream, scorecard);
                writer.WriteLine();
                break;
            case "csv":
                ScorecardTable.WriteCsv(writer, scorecard, catalogue);
                break;
            default:
                ScorecardTable.WriteText(writer, scorecard, catalogue);
                break;
        }
    }
}

/// <summary>Puts a document into a file, or on stdout.</summary>
internal static class Document
{
    public static void Write(CommandConsole console, string? path, Action<Stream> write)
    {
        using var memory = new MemoryStream();
        write(memory);
        if (path is not null)
        {
            File.WriteAllBytes(path, memory.ToArray());
            return;
        }

        if (ReferenceEquals(console.Out, System.Console.Out))
        {
            using var stdout = System.Console.OpenStandardOutput();
            memory.WriteTo(stdout);
        }
        else
        {
            console.Out.Write(System.Text.Encoding.UTF8.GetString(memory.ToArray()));
        }
    }
}
