using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using QaInsight.Nightly.Sending;

namespace QaInsight.Nightly;

/// <summary>The scheduled jobs without the web site.</summary>
public static class Worker
{
    /// <param name="importing">Adds the <see cref="IImporter"/>, the <see cref="IReportedCells"/> and the <see cref="Retention.RetentionDesk"/>.</param>
    public static async Task RunAsync(string dataFolder, string referenceFolder, Action<IServiceCollection> importing, CancellationToken stop)
    {
        var builder = Host.CreateApplicationBuilder(new HostApplicationBuilderSettings { ContentRootPath = AppContext.BaseDirectory });
        // Standard output is for documents.
        builder.Logging.ClearProviders().AddConsole(console => console.LogToStandardErrorThreshold = LogLevel.Trace);
        importing(builder.Services);
        builder.Services.AddSending(builder.Configuration, dataFolder, referenceFolder);
        builder.Services.AddNightly(builder.Configuration, dataFolder);
        using var host = builder.Build();
        await host.RunAsync(stop);
    }
}
