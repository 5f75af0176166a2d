using System.CommandLine;
using QaInsight.Extracts.Samples;

namespace QaInsight.Commands;

internal static class SampleCommand
{
    public static Command Make(CommandConsole console)
    {
        var usual = new SampleOptions();
        var folder = new Argument<string>("FOLDER") { Description = "Where the files go; made when it is missing." };
        var authorities = Number("--authorities", "How many; with more than one, ids and team names carry the authority.", "N", usual.Authorities);
        var months = Number("--months", "How many months of audits, the last of them August 2026.", "M", usual.Months);
        var seed = new Option<int>("--seed") { Description = "The same seed gives the same files.", HelpName = "S", DefaultValueFactory = _ => usual.Seed };
        authorities.Validators.Add(AtLeastOne);
        months.Validators.Add(AtLeastOne);
        var command = new Command("sample", "Writes made-up authorities' extracts: nobody in them lives.") { folder, authorities, months, seed };
        command.SetAction(parsed =>
        {
            var options = new SampleOptions(parsed.GetRequiredValue(authorities), parsed.GetRequiredValue(months), parsed.GetRequiredValue(seed));
            var progress = console.Progress;
            SampleWriter.Write(parsed.GetRequiredValue(folder), options, progress is null ? null : progress.Report);
            console.Error.WriteLine($"Written to {Path.GetFullPath(parsed.GetRequiredValue(folder))}.");
            return Exit.Done;
        });
        return command;
    }

    private static Option<int> Number(string name, string description, string helpName, int usual) =>
        new(name) { Description = description, HelpName = helpName, DefaultValueFactory = _ => usual };

    private static void AtLeastOne(System.CommandLine.Parsing.OptionResult result)
    {
        if (result.Tokens.Count == 1 && int.TryParse(result.Tokens[0].Value, out var number) && number < 1)
            result.AddError($"{result.Option.Name} must be 1 or more.");
    }
}
