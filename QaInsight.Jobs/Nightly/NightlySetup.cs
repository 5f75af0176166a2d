using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using QaInsight.Nightly.Sending;
using QaInsight.People;
using QaInsight.People.Accounts;
using QaInsight.Warehouse;

namespace QaInsight.Nightly;

public static class NightlySetup
{
    /// <summary>The scheduled jobs and the engine that starts them, for the web server and the worker alike; importer, retention and sending are the host's to add.</summary>
    /// <exception cref="FormatException">The configured schedule or reporting day cannot be read.</exception>
    public static IServiceCollection AddNightly(this IServiceCollection services, IConfiguration configuration, string dataFolder)
    {
        var schedule = ScheduleOptions.From(configuration);
        services.TryAddSingleton(TimeProvider.System);
        services.TryAddSingleton(new WarehouseFolder(dataFolder));
        services.TryAddSingleton(provider => new AppDatabase(dataFolder, provider.GetRequiredService<TimeProvider>()));
        services.AddSingleton(schedule);
        services.TryAddSingleton<JobRunLog>();
        services.AddSingleton(_ => new RunLock(dataFolder));
        services.AddSingleton<JobRunner>();
        services.AddSingleton(provider => new Inbox(dataFolder, InboxOptions.From(configuration), provider.GetRequiredService<TimeProvider>()));
        services.AddSingleton(new Filing(dataFolder));
        services.AddSingleton(ReportingDay.From(configuration));
        services.AddSingleton<ReportedMonths>();
        services.AddSingleton<INightlyJob, NightlyImportJob>();
        services.TryAddSingleton(RetentionOptions.From(configuration));
        services.TryAddSingleton<LookLog>();
        services.TryAddSingleton(new SessionLimits(TimeSpan.MaxValue, TimeSpan.MaxValue));
        services.TryAddSingleton<Sessions>();
        services.AddSingleton<INightlyJob, HousekeepingJob>();
        services.AddSingleton<INightlyJob, SendMailJob>();
        services.AddHostedService<MissedRuns>();
        return services.AddJobEngine(schedule);
    }
}
