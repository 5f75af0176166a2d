using QaInsight.Nightly.Printing;
using QaInsight.Web.Api;

namespace QaInsight.Web.Setup;

public static class PrintingSetup
{
    public static void AddPrinting(this WebApplicationBuilder builder)
    {
        builder.Services.AddScoped<PaperApi.Desk>();
        if (!builder.Environment.IsDevelopment())
            builder.Services.AddHostedService<FirstPrint>();
    }
}

/// <summary>Prints a line when the site starts, so that no page offers what this server cannot do.</summary>
internal sealed partial class FirstPrint(ChromiumPrinter printer, ILogger<FirstPrint> log) : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        if (printer.Chromium is null)
            return;
        try
        {
            if (await printer.TryAsync(stoppingToken) is { } why)
                LogRefused(why);
        }
        catch (OperationCanceledException)
        {
            // Told to stop before it was known.
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "{Why}")]
    private partial void LogRefused(string why);
}
