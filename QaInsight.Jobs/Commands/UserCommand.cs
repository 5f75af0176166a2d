using System.CommandLine;
using QaInsight.People;
using QaInsight.People.Accounts;

namespace QaInsight.Commands;

/// <summary>Sign-ins, from the server itself: the first administrator comes in this way.</summary>
internal static class UserCommand
{
    internal static readonly Reader CommandLineItself = new("command-line", "the command line");

    public static Command Make(CommandConsole console)
    {
        var command = new Command("user", "Manages sign-ins.");
        foreach (var verb in new[] { Add(console), List(console), Disable(console), Reset(console) })
            command.Subcommands.Add(verb);
        return command;
    }

    private static Command Add(CommandConsole console)
    {
        var email = Email();
        var name = new Option<string?>("--name") { Description = "The person's name.", Required = true, HelpName = "NAME" };
        var role = new Option<string?>("--role") { Description = $"What they may see: {string.Join(", ", Role.OfFigures)}. Without one: no figures.", HelpName = "ROLE" };
        var administrator = new Option<bool>("--administrator") { Description = "Gives people their rights, too." };
        var services = new Option<string[]>("--service") { Description = "A service that a service or team manager sees whole; may be given several times.", HelpName = "SERVICE" };
        var teams = new Option<string[]>("--team") { Description = "A team that they see; may be given several times.", HelpName = "TEAM" };
        var command = new Command("add", "Gives somebody an account, and prints the link by which they choose a password.") { email, name, role, administrator, services, teams };
        command.SetAction(parsed => Do(console, parsed, people =>
        {
            var form = new AccountForm(
                parsed.GetValue(email), parsed.GetValue(name), parsed.GetValue(role) is { } word ? Role.Parse(word) : null, parsed.GetValue(administrator), parsed.GetValue(services) ?? [], parsed.GetValue(teams) ?? []);
            var (account, secret) = people.Registrar.Invite(form, CommandLineItself);
            console.Error.WriteLine($"{account.Name} has an account. This link works once, until {people.Until:yyyy-MM-dd HH:mm} UTC: send it to them alone.");
            console.Out.WriteLine(LinkOf(secret));
        }));
        return command;
    }

    private static Command List(CommandConsole console)
    {
        var command = new Command("list", "Prints who may sign in.");
        command.SetAction(parsed => Do(console, parsed, people =>
        {
            foreach (var account in people.Accounts.All())
            {
                console.Out.WriteLine(string.Join('\t', account.Email, account.Name, string.Join(", ", account.Roles), string.Join(", ", account.Services.Concat(account.Teams)),
                    account.Origin.ToString().ToLowerInvariant(), account.IsDisabled ? "disabled" : account.PasswordHash is null && account.Origin == AccountOrigin.Local ? "invited" : "active"));
            }
        }));
        return command;
    }

    private static Command Disable(CommandConsole console) => OnOne(console, "disable", "Takes somebody's sign-in away, and ends their sessions and tokens.", (people, account) =>
    {
        people.Registrar.Disable(account, CommandLineItself);
        console.Error.WriteLine($"{account.Name} can no longer sign in.");
    });

    private static Command Reset(CommandConsole console) => OnOne(
        console, "reset", "Takes somebody's password and second step away, enables the account, and prints the link by which they choose new ones.", (people, account) =>
    {
        people.Registrar.Enable(account, CommandLineItself);
        var secret = people.Registrar.Reset(account, CommandLineItself);
        console.Error.WriteLine($"This link works once, until {people.Until:yyyy-MM-dd HH:mm} UTC: send it to {account.Name} alone.");
        console.Out.WriteLine(LinkOf(secret));
    });

    private static Command OnOne(CommandConsole console, string verb, string says, Action<Sign, Account> act)
    {
        var email = Email();
        var command = new Command(verb, says) { email };
        command.SetAction(parsed => Do(console, parsed, people => act(people, people.Find(parsed.GetValue(email)))));
        return command;
    }

    private static int Do(CommandConsole console, ParseResult parsed, Action<Sign> act)
    {
        try
        {
            act(new Sign(CommandLine.Folder(parsed).Root, console.Time));
            return Exit.Done;
        }
        catch (AccountException e)
        {
            console.Error.WriteLine(e.Message);
            return Exit.NothingDone;
        }
    }

    private static Argument<string> Email() => new("email") { Description = "What they sign in with." };

    private static string LinkOf(string secret) => $"{Environment.GetEnvironmentVariable("QaInsight__Address")?.TrimEnd('/')}/account/password?key={secret}";

    private sealed class Sign
    {
        private readonly TimeProvider time;

        public Sign(string folder, TimeProvider time)
        {
            this.time = time;
            var database = new AppDatabase(folder, time);
            Accounts = new AccountBook(database);
            Registrar = new Registrar(Accounts, new OneTimeLinks(database, time), new LookLog(database, time), time);
        }

        public AccountBook Accounts { get; }

        public Registrar Registrar { get; }

        public DateTimeOffset Until => time.GetUtcNow() + OneTimeLinks.Lasts;

        public Account Find(string? email) => Accounts.FindByEmail(email) ?? throw new AccountException($"There is no account for {email}. 'user list' shows those that there are.");
    }
}
