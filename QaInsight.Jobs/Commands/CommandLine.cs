using System.CommandLine;
using Microsoft.Data.Sqlite;
using QaInsight.Extracts;
using QaInsight.Nightly;
using QaInsight.Nightly.Keeping;
using QaInsight.Nightly.Sending;
using QaInsight.People;
using QaInsight.Warehouse;

namespace QaInsight.Commands;

/// <summary>The engine's command line: a verb a file, with the options that go with all of them.</summary>
public static class CommandLine
{
    public static readonly Option<string?> Warehouse = new("--warehouse")
    {
        Description = "The folder of builds, pointer and archive, made when it is missing. Default: QaInsight:Warehouse (environment variable QaInsight__Warehouse), else the data folder.",
        HelpName = "FOLDER",
        Recursive = true,
    };

    /// <returns>The exit code.</returns>
    public static int Run(string[] args, CommandConsole console)
    {
        var root = new RootCommand("QaInsight: audits of children's social work, counted.") { Warehouse };
        foreach (var command in Verbs(console))
            root.Subcommands.Add(command);

        var parsed = root.Parse(args);
        if (parsed.Errors.Count > 0)
        {
            foreach (var error in parsed.Errors)
                console.Error.WriteLine(error.Message);
            console.Error.WriteLine($"'{string.Join(' ', parsed.CommandResult.Command.Parents.OfType<Command>().Select(p => p.Name).Append(parsed.CommandResult.Command.Name).Skip(1).DefaultIfEmpty("QaInsight.Jobs"))} --help' shows what it takes.");
            return Exit.BadArguments;
        }

        try
        {
            return parsed.Invoke(new InvocationConfiguration { Output = console.Out, Error = console.Error, EnableDefaultExceptionHandler = false });
        }
        catch (Exception e) when (e is FormatException or ArgumentException)
        {
            return Say(console, e, Exit.BadArguments);
        }
        catch (Exception e) when (e is NothingPublishedException or ImportFailedException or BuildCheckException or ReferenceException or InvalidDataException
            or NewerDatabaseException or MailWayException or BackupException or IOException or UnauthorizedAccessException or OperationCanceledException)
        {
            return Say(console, e, Exit.NothingDone);
        }
        catch (SqliteException e)
        {
            console.Error.WriteLine($"A file of the warehouse cannot be read: {e.Message} 'verify' says which, and what to do.");
            return Exit.NothingDone;
        }
    }

    public static WarehouseFolder Folder(ParseResult parsed) => new(parsed.GetValue(Warehouse) ?? Environment.GetEnvironmentVariable("QaInsight__Warehouse") ?? DataFolder.FromEnvironment().Root);

    /// <summary>The build that is shown, and a word where it is not the one that should be.</summary>
    public static PublishedBuild OpenLive(ParseResult parsed, CommandConsole console)
    {
        var folder = Folder(parsed);
        if (LiveCheck.Quick(folder) is { } damage)
            console.Error.WriteLine(damage.Words);
        return folder.OpenLive();
    }

    private static int Say(CommandConsole console, Exception e, int code)
    {
        console.Error.WriteLine(e.Message);
        return code;
    }

    private static IEnumerable<Command> Verbs(CommandConsole console) =>
    [
        ImportCommand.Make(console), ScorecardCommand.Make(console), ListCommand.Make(console), UndoCommand.Make(console), BackupCommand.Make(console), VerifyCommand.Make(console), RestoreCommand.Make(console), SampleCommand.Make(console),
        DescribeCommand.Make(console), WorkerCommand.Make(console), UserCommand.Make(console), EraseCommand.Make(console), RetentionCommand.Make(console), SendCommand.Make(console),
    ];
}
