using System.CommandLine;
using QaInsight.Measures;
using QaInsight.Nightly.Quality;
using QaInsight.Outputs;
using QaInsight.Scorecards;

namespace QaInsight.Commands;

internal static class ScorecardCommand
{
    public static Command Make(CommandConsole console)
    {
        var by = new Argument<string>("BY") { Description = string.Join(", ", ByWords.All) };
        by.AcceptOnlyFromAmong([.. ByWords.All]);
        var (filters, document) = (new Filters(), new DocumentOptions());
        var command = new Command("scorecard", "Prints one scorecard. Ends with 2 on bad arguments.") { by };
        filters.AddTo(command);
        document.AddTo(command);
        command.SetAction(parsed =>
        {
            var folder = CommandLine.Folder(parsed);
            using var build = CommandLine.OpenLive(parsed, console);
            var context = new BuildContext(build);
            var rows = ByWords.Parse(parsed.GetRequiredValue(by));
            var request = filters.Read(parsed, rows, () => DefaultPeriod.For(context, rows), DefaultDay.For(context, console.Today));
            Filters.Doubt(request, context, console.Error);
            var reference = DataFolder.FromEnvironment().Reference;
            var catalogue = Catalogue.Load(reference);
            var scorecard = new ScorecardReader(build.Connection, context, Scope.All, catalogue, SetByPeople.In(folder, reference, console.Time).Figures).Read(request);
            document.Write(console, parsed, new Writers(
                text => ScorecardTable.WriteText(text, scorecard, catalogue),
                stream => ScorecardJson.Write(stream, scorecard),
                csv => ScorecardTable.WriteCsv(csv, scorecard, catalogue),
                stream => ScorecardWorkbook.Write(stream, scorecard, catalogue)));
            return Exit.Done;
        });
        return command;
    }
}
