using System.Globalization;
using QaInsight;
using QaInsight.Web.Api;
using QaInsight.Web.Setup;

// Whatever the machine's language, the reader's is British English.
CultureInfo.DefaultThreadCurrentCulture = CultureInfo.DefaultThreadCurrentUICulture = CultureInfo.GetCultureInfo("en-GB");

FileSizeLimit.IsAnError();
var builder = WebApplication.CreateBuilder(args);
if (LoopbackOnly.Refusal(builder.Configuration, builder.Environment) is { } refusal)
{
    await Console.Error.WriteLineAsync(refusal);
    return 1;
}

builder.AddLoopbackOnly();
builder.AddSite();
builder.AddScorecards();
builder.AddImports();
builder.AddSchedule();

var app = builder.Build();
app.UseSecurityHeaders();
app.UseOwnErrorPages();
app.UseResponseCompression();
app.UseRouting();
app.MapStaticAssets();
app.MapRazorPages().WithStaticAssets();
app.MapScorecardsApi();
app.MapFiles();
app.MapImportFiles();
app.MapHealth();
app.MapJobs();

app.CheckWarehouse();
app.ImportSample();
try
{
    await app.StartAsync();
}
catch (OperationCanceledException) when (app.Lifetime.ApplicationStopping.IsCancellationRequested)
{
    // Told to stop before it listened.
    await app.StopAsync();
    return 0;
}

if (LoopbackOnly.Refusal(app.Urls) is { } open)
{
    await Console.Error.WriteLineAsync(open);
    await app.StopAsync();
    return 1;
}

await app.WaitForShutdownAsync();
return 0;
