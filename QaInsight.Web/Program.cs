using System.Globalization;
using QaInsight;
using QaInsight.Web.Api;
using QaInsight.Web.Setup;
using QaInsight.Web.SignIn;

// Whatever the machine's language, the reader's is British English.
CultureInfo.DefaultThreadCurrentCulture = CultureInfo.DefaultThreadCurrentUICulture = CultureInfo.GetCultureInfo("en-GB");

FileSizeLimit.IsAnError();
var builder = WebApplication.CreateBuilder(args);
var directory = DirectoryOptions.From(builder.Configuration, builder.Environment);
if ((StartUp.Refusal(builder.Configuration, builder.Environment) ?? DirectoryCheck.Refusal(directory, builder.Environment.IsDevelopment())) is { } refusal)
{
    await Console.Error.WriteLineAsync(refusal);
    return 1;
}

builder.AddHardening();
builder.AddSite();
builder.AddSignIn(directory);
builder.AddRateLimits();
builder.AddScorecards();
builder.AddImports();
builder.AddWhatPeopleSet();
builder.AddMail();
builder.AddPrinting();
builder.AddSchedule();

var app = builder.Build();
app.UseHardening();
app.UseSecurityHeaders();
app.UseOwnErrorPages();
app.UseFormLimit();
app.UseResponseCompression();
app.UseRouting();
app.UseSiteMetrics();
app.UseDirectoryLimit();
app.UseAuthentication();
app.UseRateLimiter();
app.UseAuthorization();
app.MapStaticAssets().AllowAnonymous();
app.MapRazorPages().WithStaticAssets();
app.MapScorecardsApi();
app.MapFiles();
app.MapPaper();
app.MapImportFiles();
app.MapMailViews();
app.MapHealth();
app.MapSiteMetrics();
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

if (app.Environment.IsDevelopment() && LoopbackOnly.Refusal(app.Urls) is { } open)
{
    await Console.Error.WriteLineAsync(open);
    await app.StopAsync();
    return 1;
}

await app.WaitForShutdownAsync();
return 0;
