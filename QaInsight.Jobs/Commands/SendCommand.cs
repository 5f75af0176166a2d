using System.CommandLine;
using System.Globalization;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using QaInsight.Nightly.Sending;
using QaInsight.People;
using QaInsight.People.Subscriptions;

namespace QaInsight.Commands;

/// <summary>What the schedule does every few minutes, by hand.</summary>
internal static class SendCommand
{
    private const string DryFolder = "mails";

    public static Command Make(CommandConsole console)
    {
        var subscription = new Option<int?>("--subscription") { Description = "That one now, to all of its readers, whether or not it is due.", HelpName = "ID" };
        var dry = new Option<string?>("--dry-run") { Description = $"Write the messages to a folder (without a name: '{DryFolder}' here), and send and note nothing.", HelpName = "FOLDER", Arity = ArgumentArity.ZeroOrOne };
        var outbox = new Option<bool>("--outbox") { Description = "From now on mails lie in the outbox folder again, where until now they went by a server." };
        var command = new Command("send", "Sends the subscriptions that are due, as the schedule does. Settings: environment variables (QaInsight__Mail__Server), and appsettings.json beside the program. Ends with 3 when some failed.") { subscription, dry, outbox };
        command.SetAction(async (parsed, stop) =>
        {
            await using var services = Services(parsed, console);
            if (parsed.GetValue(outbox))
                services.GetRequiredService<Outbox>().ForgetWay();
            var one = parsed.GetValue(subscription) is { } id ? services.GetRequiredService<SubscriptionBook>().Find(id) ?? throw new ArgumentException(string.Create(CultureInfo.InvariantCulture, $"There is no subscription {id}.")) : null;
            if (one is { HasEnded: true })
                throw new ArgumentException($"‘{one.Terms.Name}’ has ended.");
            if (parsed.GetResult(dry) is not null)
                return await services.GetRequiredService<DryRun>().RunAsync(parsed.GetValue(dry) ?? DryFolder, one, console.Error.WriteLine, stop) == 0 ? Exit.Done : Exit.SomeSetAside;
            services.GetRequiredService<LookLog>().Note(UserCommand.CommandLineItself, LookKind.Change, one is null ? "Sent what was due by e-mail" : $"Sent ‘{one.Terms.Name}’ by e-mail");
            var report = one is null ? await services.GetRequiredService<Postman>().RunAsync(stop) : await SendOneAsync(services, one, stop);
            console.Error.WriteLine(report);
            return report.Failed + report.Waiting == 0 && (one is null || report.Skipped + report.Held == 0) ? Exit.Done : Exit.SomeSetAside;
        });
        return command;
    }

    private static Task<SendReport> SendOneAsync(ServiceProvider services, Subscription subscription, CancellationToken stop)
    {
        var desk = services.GetRequiredService<SubscriptionDesk>();
        foreach (var reader in desk.Readers(subscription))
            desk.SendNow(subscription, reader.Id, UserCommand.CommandLineItself);
        return services.GetRequiredService<Postman>().RunByHandAsync(stop);
    }

    private static ServiceProvider Services(ParseResult parsed, CommandConsole console)
    {
        var configuration = new ConfigurationBuilder().SetBasePath(AppContext.BaseDirectory).AddJsonFile("appsettings.json", optional: true).AddEnvironmentVariables().Build();
        return new ServiceCollection()
            .AddSingleton(console.Time)
            .AddLogging(logging => logging.AddConsole(to => to.LogToStandardErrorThreshold = LogLevel.Trace).SetMinimumLevel(LogLevel.Warning))
            .AddSending(configuration, CommandLine.Folder(parsed).Root, DataFolder.FromEnvironment().Reference)
            .BuildServiceProvider();
    }
}
