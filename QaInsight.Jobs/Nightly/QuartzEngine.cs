using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Quartz;

namespace QaInsight.Nightly;

/// <summary>Quartz.NET keeps the schedule, in memory. It has no dashboard.</summary>
public static class JobEngine
{
    public const string Name = "Quartz.NET";

    public static IServiceCollection AddJobEngine(this IServiceCollection services, ScheduleOptions schedule)
    {
        services.AddQuartz(quartz =>
        {
            foreach (var row in schedule.Rows)
            {
                quartz.AddJob<QuartzRun>(job => job.WithIdentity(row.Name).UsingJobData(QuartzRun.Row, row.Name));
                quartz.AddTrigger(trigger => trigger.ForJob(row.Name).WithIdentity(row.Name).WithCronSchedule(
                    CronExpression.Parse(row.Cron, CronFormat.Unix),
                    cron => cron.InTimeZone(row.Zone).WithMisfireInstruction(CronTriggerMisfireInstruction.FireAndProceed)));
            }
        });
        return services.AddQuartzHostedService(host => host.WaitForJobsToComplete = true);
    }

    public static IEndpointConventionBuilder? MapJobDashboard(this IEndpointRouteBuilder routes) => null;

    [DisallowConcurrentExecution]
    private sealed class QuartzRun(JobRunner runner) : IJob
    {
        public const string Row = "row";

        public async ValueTask Execute(IJobExecutionContext context, CancellationToken cancellationToken = default) =>
            await runner.RunDueAsync(context.MergedJobDataMap.GetString(Row)!, context.FireTimeUtc, cancellationToken);
    }
}
