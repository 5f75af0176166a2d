using Hangfire;
using Hangfire.Dashboard;
using Hangfire.InMemory;
using Hangfire.Server;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace QaInsight.Nightly;

/// <summary>Hangfire keeps the schedule, in memory, and shows it at <c>/jobs</c>: the one place in Jobs that knows HTTP.</summary>
public static class JobEngine
{
    public const string Name = "Hangfire";

    private static readonly TimeSpan ShowFinishedFor = TimeSpan.FromDays(14);

    public static IServiceCollection AddJobEngine(this IServiceCollection services, ScheduleOptions schedule)
    {
        services.AddHangfire(hangfire => hangfire
            .SetDataCompatibilityLevel(CompatibilityLevel.Version_180)
            .UseSimpleAssemblyNameTypeSerializer()
            .UseRecommendedSerializerSettings()
            .UseInMemoryStorage(new InMemoryStorageOptions { MaxExpirationTime = ShowFinishedFor }));
        services.AddSingleton<IHostedService>(provider => new Lines(provider.GetRequiredService<IRecurringJobManager>(), schedule));
        services.AddTransient<HangfireRun>();
        // Without it the dashboard takes any site's post for its own.
        services.AddAntiforgery();
        return services.AddHangfireServer(server => server.WorkerCount = 1);
    }

    public static IEndpointConventionBuilder? MapJobDashboard(this IEndpointRouteBuilder routes) =>
        routes.MapHangfireDashboard("/jobs", new DashboardOptions
        {
            Authorization = [new SignedInAlone()],
            IsReadOnlyFunc = context => context.GetHttpContext().User.Identity is not { IsAuthenticated: true },
            DashboardTitle = "QaInsight jobs",
        });

    /// <summary>The storage starts empty with each process, and so does the list of what recurs.</summary>
    private sealed class Lines(IRecurringJobManager manager, ScheduleOptions schedule) : IHostedService
    {
        public Task StartAsync(CancellationToken cancellationToken)
        {
            foreach (var row in schedule.Rows)
            {
                manager.AddOrUpdate<HangfireRun>(
                    row.Name,
                    run => run.RunAsync(row.Name, null!, CancellationToken.None),
                    row.Cron,
                    // Each that was slept through keeps its own time, by which it is told from a click; one of them runs.
                    new RecurringJobOptions { TimeZone = row.Zone, MisfireHandling = MisfireHandlingMode.Strict });
            }

            return Task.CompletedTask;
        }

        public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
    }

    /// <summary>
    /// Whoever is signed in, wherever a request seems to come from; which of them is decided by the policy of the endpoint, that of
    /// administrators. Hangfire's own filter would let in whatever seems to come from the server itself.
    /// </summary>
    private sealed class SignedInAlone : IDashboardAuthorizationFilter
    {
        public bool Authorize(DashboardContext context) => context.GetHttpContext().User.Identity?.IsAuthenticated == true;
    }
}

/// <summary>What Hangfire writes down and starts; public because it finds it by name.</summary>
public sealed class HangfireRun(JobRunner runner, ScheduleOptions schedule, TimeProvider time)
{
    // A failed night is told of, and left to a person or to the next night: no engine tries it again by itself.
    [AutomaticRetry(Attempts = 0)]
    [JobDisplayName("{0}")]
    public async Task RunAsync(string row, PerformContext context, CancellationToken stop)
    {
        // The occurrence's own time; the moment of the click for a job that was triggered on the dashboard.
        var at = DateTimeOffset.FromUnixTimeSeconds(context.GetJobParameter<long>("Time"));
        var run = schedule[row].PreviousDue(at) == at
            // Not as of its own time: of several nights that were slept through the last is due, and the others find it seen to.
            ? await runner.RunDueAsync(row, time.GetUtcNow(), stop)
            : await runner.RunByHandAsync(schedule[row].Job, stop);
        if (run is { Outcome: not JobOutcome.Succeeded })
            throw new JobFailedException(run.Message ?? "The run failed.");
    }
}
