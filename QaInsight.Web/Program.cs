using System.Globalization;
using QaInsight.Web.Api;
using QaInsight.Web.Setup;

// Whatever the machine's language, the reader's is British English.
CultureInfo.DefaultThreadCurrentCulture = CultureInfo.DefaultThreadCurrentUICulture = CultureInfo.GetCultureInfo("en-GB");

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
builder.AddWhatPeopleSet();
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

app.ImportSample();
await app.StartAsync();
if (LoopbackOnly.Refusal(app.Urls) is { } open)
{
    await Console.Error.WriteLineAsync(open);
    await app.StopAsync();
    return 1;
}

await app.WaitForShutdownAsync();
return 0;
