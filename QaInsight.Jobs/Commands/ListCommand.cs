using System.CommandLine;
using QaInsight.Measures;
using QaInsight.Outputs;
using QaInsight.People;
using QaInsight.Scorecards;
using QaInsight.Scorecards.Lists;

namespace QaInsight.Commands;

internal static class ListCommand
{
    public static Command Make(CommandConsole console)
    {
        var what = new Argument<string>("WHAT") { Description = string.Join("; ", ListKind.All.Select(k => $"{k.Word}: {k.Says}")) };
        what.AcceptOnlyFromAmong([.. ListKind.All.Select(k => k.Word)]);
        var (filters, document) = (new Filters(), new DocumentOptions());
        var command = new Command("list", "Prints the rows behind a figure. Ends with 2 on bad arguments.") { what };
        filters.AddTo(command);
        document.AddTo(command);
        command.SetAction(parsed =>
        {
            using var build = CommandLine.OpenLive(parsed, console);
            var context = new BuildContext(build);
            var request = filters.Read(parsed, By.Board, () => DefaultPeriod.ForLists(context, DefaultDay.For(context, console.Today)), DefaultDay.For(context, console.Today));
            Filters.Doubt(request, context, console.Error);
            var kind = ListKind.Parse(parsed.GetRequiredValue(what));
            var list = new ListReader(build, context, Scope.All, Catalogue.Load(DataFolder.FromEnvironment().Reference)).Read(kind, request);
            // Before they are given out: children's rows that cannot be noted are not.
            if (kind.HoldsChildrensRows)
                new LookLog(new AppDatabase(CommandLine.Folder(parsed).Root, console.Time), console.Time).Note(UserCommand.CommandLineItself, LookKind.Export, $"List of {kind.Word}, {request.Period.Label}, by the command line");
            document.Write(console, parsed, new Writers(
                text => ListTable.WriteText(text, list),
                stream => ListJson.Write(stream, list),
                csv => ListTable.WriteCsv(csv, list),
                stream => ListWorkbook.Write(stream, list)));
            if (list.Note is { } note)
                console.Error.WriteLine(note);
            return Exit.Done;
        });
        return command;
    }
}
