using System.Globalization;
using QaInsight.Web.Api;
using QaInsight.Web.Setup;
using QaInsight.Web.SignIn;

// Whatever the machine's language, the reader's is British English.
CultureInfo.DefaultThreadCurrentCulture = CultureInfo.DefaultThreadCurrentUICulture = CultureInfo.GetCultureInfo("en-GB");

var builder = WebApplication.CreateBuilder(args);
var directory = DirectoryOptions.From(builder.Configuration, builder.Environment);
if ((LoopbackOnly.Refusal(builder.Configuration, builder.Environment) ?? DirectoryCheck.Refusal(directory, builder.Environment.IsDevelopment())) is { } refusal)
{
    await Console.Error.WriteLineAsync(refusal);
    return 1;
}

builder.AddLoopbackOnly();
builder.AddSite();
builder.AddSignIn();
builder.AddRateLimits();
builder.AddScorecards();
builder.AddImports();
builder.AddSchedule();

var app = builder.Build();
app.UseSecurityHeaders();
app.UseOwnErrorPages();
app.UseResponseCompression();
app.UseRouting();
app.UseDirectoryLimit();
app.UseAuthentication();
app.UseRateLimiter();
app.UseAuthorization();
app.MapStaticAssets().AllowAnonymous();
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
