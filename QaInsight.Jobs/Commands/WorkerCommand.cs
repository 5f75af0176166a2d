using System.CommandLine;
using Microsoft.Extensions.DependencyInjection;
using QaInsight.Nightly;
using QaInsight.Nightly.Retention;
using QaInsight.Warehouse;

namespace QaInsight.Commands;

internal static class WorkerCommand
{
    public static Command Make(CommandConsole console)
    {
        var command = new Command(
            "worker",
            "Runs the scheduled jobs without the web site, until Ctrl+C. Settings: environment variables (QaInsight__Schedule__0__Cron), and appsettings.json beside the program.");
        // Not an asynchronous action: the host itself answers Ctrl+C and the service manager, and lets a running import end.
        command.SetAction(parsed =>
        {
            var (folder, data) = (CommandLine.Folder(parsed), DataFolder.FromEnvironment());
            if (LiveCheck.AtStart(folder) is { } damage)
                console.Error.WriteLine(damage.Words);
            console.Error.WriteLine($"The scheduled jobs of {folder.Root} run until Ctrl+C.");
            Worker.RunAsync(folder.Root, data.Reference, services => Importing(services, data, console.Time), CancellationToken.None).GetAwaiter().GetResult();
            return Exit.Done;
        });
        return command;
    }

    private static void Importing(IServiceCollection services, DataFolder data, TimeProvider time)
    {
        services.AddSingleton(time);
        services.AddSingleton<IImporter>(provider => new ImportRun(provider.GetRequiredService<WarehouseFolder>(), data.Reference, time));
        services.AddSingleton<IReportedCells, ReportedCells>();
        services.AddSingleton(provider => new RetentionDesk(provider.GetRequiredService<WarehouseFolder>(), data.Reference, provider.GetRequiredService<RetentionOptions>(), time));
    }
}
