using Microsoft.Extensions.Options;
using QaInsight.Nightly;
using QaInsight.Warehouse;

namespace QaInsight.Web.Setup;

/// <summary>Fills an empty warehouse with the sample council, so that a new user sees the board at once.</summary>
public static class FirstRun
{
    public static void ImportSample(this WebApplication app)
    {
        var (folder, data) = (app.Services.GetRequiredService<WarehouseFolder>(), app.Services.GetRequiredService<DataFolder>());
        if (!(app.Services.GetRequiredService<IOptions<SiteOptions>>().Value.SampleOnFirstRun ?? app.Environment.IsDevelopment()) || !folder.IsEmpty || SampleManifest.Find(data.Sample) is not { } sample)
            return;
        app.Logger.LogInformation("Nothing has been imported yet: bringing in the sample council.");
        var outcome = app.Services.GetRequiredService<IImporter>().Run(sample.Request(data.Sample, "sample", London.Today(app.Services.GetRequiredService<TimeProvider>())));
        app.Logger.LogInformation("The sample council is in: {Rows} rows, {Rejected} set aside.", outcome.Files.Sum(f => f.Read), outcome.Files.Sum(f => f.Rejected));
    }
}
