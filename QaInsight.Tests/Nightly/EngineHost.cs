using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using QaInsight.Nightly;
using QaInsight.People;

namespace QaInsight.Tests.Nightly;

/// <summary>A line of the schedule that comes due as soon as a host has started.</summary>
/// <param name="Time">The host's clock.</param>
/// <param name="Clock">Moves the engine's own clock, where it does not go by the host's.</param>
internal sealed record DueLine(ScheduleRow Row, DateTimeOffset Due, TimeProvider Time, Action<IServiceCollection>? Clock = null);

/// <summary>The engine that is built in, in a process's place: one line, one job, and the log in a folder.</summary>
internal static class EngineHost
{
    public static IHost Of(DataFolder folder, INightlyJob job, DueLine line)
    {
        var builder = Host.CreateApplicationBuilder();
        builder.Logging.ClearProviders();
        var schedule = new ScheduleOptions(line.Row);
        builder.Services.AddSingleton(line.Time);
        builder.Services.AddSingleton(new AppDatabase(folder.Path, line.Time));
        builder.Services.AddSingleton(schedule);
        builder.Services.AddSingleton(job);
        builder.Services.AddSingleton<JobRunLog>();
        builder.Services.AddSingleton(_ => new RunLock(folder.Path));
        builder.Services.AddSingleton<JobRunner>();
        line.Clock?.Invoke(builder.Services);
        builder.Services.AddJobEngine(schedule);
        return builder.Build();
    }

    /// <summary>Starts it, waits until <paramref name="enough"/>, and stops it.</summary>
    public static async Task RunUntil(this IHost host, Func<bool> enough)
    {
        await host.Begin();
        await Until(enough);
        await host.StopAsync();
    }

    public static Task Begin(this IHost host)
    {
        (host.Services.GetRequiredService<TimeProvider>() as ShiftedTime)?.Begin();
        return host.StartAsync();
    }

    public static async Task Until(Func<bool> enough)
    {
        for (var waited = 0; waited < 300 && !enough(); waited++)
            await Task.Delay(50);
    }
}
