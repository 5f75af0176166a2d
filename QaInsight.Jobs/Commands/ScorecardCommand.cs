using System.CommandLine;
using QaInsight.Measures;
using QaInsight.Nightly.Quality;
using QaInsight.Outputs;
using QaInsight.People;
using QaInsight.Scorecards;
using QaInsight.Scorecards.Outside;

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
        var outside = new Option<bool>("--outside") { Description = "For sharing outside the authority: of a whole financial quarter, small counts are not shown, nor what they could be had from." };
        command.Options.Add(outside);
        command.SetAction(parsed =>
        {
            var folder = CommandLine.Folder(parsed);
            using var build = CommandLine.OpenLive(parsed, console);
            var context = new BuildContext(build);
            var rows = ByWords.Parse(parsed.GetRequiredValue(by));
            var (today, isOutside) = (DefaultDay.For(context, console.Today), parsed.GetValue(outside));
            var request = filters.Read(parsed, rows, () => isOutside ? OutsideRequest.LastQuarter(DefaultPeriod.For(context, By.Board), today) : DefaultPeriod.For(context, rows), today);
            Filters.Doubt(request, context, console.Error);
            var reference = DataFolder.FromEnvironment().Reference;
            var catalogue = Catalogue.Load(reference);
            var figures = SetByPeople.In(folder, reference, console.Time).Figures;
            var scorecard = isOutside
                ? new OutsideReader(build, context, Scope.All, catalogue, figures, new Sharing(Rules(), new KeptReleases(new SharedReleases(new AppDatabase(folder.Root, console.Time), console.Time))), today).Read(OnNoDay(request, today)).Card(rows)
                : new ScorecardReader(build.Connection, context, Scope.All, catalogue, figures).Read(request);
            document.Write(console, parsed, new Writers(
                text => ScorecardTable.WriteText(text, scorecard, catalogue),
                stream => ScorecardJson.Write(stream, scorecard),
                csv => ScorecardTable.WriteCsv(csv, scorecard, catalogue),
                stream => ScorecardWorkbook.Write(stream, scorecard, catalogue)));
            return Exit.Done;
        });
        return command;
    }

    private static OutsideRules Rules() => OutsideRules.Parse(Environment.GetEnvironmentVariable("QaInsight__Outside__Threshold"), Environment.GetEnvironmentVariable("QaInsight__Outside__HideZero"));

    private static ScorecardRequest OnNoDay(ScorecardRequest request, DateOnly today) => request.AsOf == today ? request
        : throw new ArgumentException("A shared export takes no --as-of: actions and concerns are judged on the quarter's last day, for two days could be taken from each other.");
}
