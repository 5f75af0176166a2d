using System.CommandLine;
using System.Globalization;
using Microsoft.Extensions.Configuration;
using QaInsight.Nightly;
using QaInsight.Nightly.Retention;

namespace QaInsight.Commands;

internal static class RetentionCommand
{
    public static Command Make(CommandConsole console)
    {
        var months = new Option<string?>("--months") { Description = $"How long children's rows are kept as they came; without it, what the setting {RetentionOptions.ChildrensRows} says.", HelpName = "N" };
        var preview = new Option<bool>("--preview") { Description = "Say what is past, and change nothing." };
        var proof = new Option<bool>("--proof") { Description = "Print the proof of the last time, and change nothing." };
        var command = new Command("retention", "Makes children's rows anonymous once all of a child's are older than they are kept, as the nightly housekeeping does, and prints the proof. Figures stay. Ends with 1 when something is left.") { months, preview, proof };
        command.SetAction(parsed =>
        {
            try
            {
                var desk = new RetentionDesk(CommandLine.Folder(parsed), DataFolder.FromEnvironment().Reference, Options(parsed.GetValue(months)), console.Time);
                return parsed.GetValue(proof) ? Print(console, desk.All().FirstOrDefault(r => r.IsDone is not null))
                    : parsed.GetValue(preview) ? Say(console, desk.Preview())
                    : Print(console, desk.Run(UserCommand.CommandLineItself, new ToldProgress(console.Error)));
            }
            catch (Exception e) when (e is RetentionRefusedException or FormatException)
            {
                console.Error.WriteLine(e.Message);
                return Exit.BadArguments;
            }
        });
        return command;
    }

    private static RetentionOptions Options(string? months)
    {
        var settings = new ConfigurationBuilder().AddEnvironmentVariables();
        if (months is not null)
            settings.AddInMemoryCollection([KeyValuePair.Create<string, string?>(RetentionOptions.ChildrensRows, months)]);
        return RetentionOptions.From(settings.Build());
    }

    private static int Print(CommandConsole console, People.RetentionRun? run)
    {
        if (run is null)
            console.Out.WriteLine("No child’s rows are past their retention.");
        else
            console.Out.Write(run.Proof);
        return run is { IsDone: false } ? Exit.NothingDone : Exit.Done;
    }

    private static int Say(CommandConsole console, PastTraces traces)
    {
        console.Out.WriteLine($"Kept as they came: children's rows from {traces.KeptFrom.Label} on.");
        foreach (var build in traces.Builds)
            console.Out.WriteLine($"build {build.Build}: {build.InWords}");
        foreach (var file in traces.Files)
            console.Out.WriteLine($"{file.Name}: {(file.IsWhole ? "the whole file" : file.Past.Fault ?? string.Create(CultureInfo.InvariantCulture, $"rows {file.Past.Rewritten}, rows that no build holds {file.Past.TakenOut}"))}");
        console.Out.WriteLine(traces.IsNone ? "No child’s rows are past their retention." : $"Of {traces.Children} children all rows are older. Nothing was changed: this was a preview.");
        return Exit.Done;
    }
}
