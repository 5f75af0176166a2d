using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;
using QaInsight.Commands;
using QaInsight.Nightly;
using QaInsight.Nightly.Quality;
using QaInsight.People.Accounts;
using QaInsight.Scorecards;
using QaInsight.Tests.Browser;
using QaInsight.Tests.Nightly;
using QaInsight.Warehouse;
using QaInsight.Web.Setup;

namespace QaInsight.Tests.Web.Live;

/// <summary>The site, whole, on a warehouse of its own that starts empty: as somebody finds it who has just installed it.</summary>
public class LiveSite : WebApplicationFactory<SiteOptions>
{
    private readonly DirectoryInfo temporary = Directory.CreateTempSubdirectory("qainsight-site-");

    public string Warehouse => Path.Combine(temporary.FullName, "warehouse");

    public WarehouseFolder Folder => new(Warehouse);

    public bool SampleOnFirstRun { get; init; } = true;

    public bool RunSchedule { get; init; }

    public Dictionary<string, string> Settings { get; } = [];

    /// <summary>As whom whoever asks is signed in; null: they sign in as people do.</summary>
    public Account? SignedIn { get; init; } = SignedInAs.HeadOfQuality;

    /// <summary>Years after the sample's own day, unless a test needs another: nothing may hang on the day on which tests run.</summary>
    public TimeProvider Clock { get; init; } = new ShiftedTime(new DateTimeOffset(2031, 1, 5, 9, 0, 0, TimeSpan.Zero));

    public string Write(string name, params string[] lines)
    {
        var path = Path.Combine(Directory.CreateDirectory(Path.Combine(temporary.FullName, "in")).FullName, name);
        File.WriteAllText(path, string.Join('\n', lines) + "\n");
        return path;
    }

    /// <summary>Figures as whoever sees everything asks for them.</summary>
    public IScorecards Scorecards => new WarehouseScorecards(Services.GetRequiredService<LiveFigures>(), Services.GetRequiredService<SetByPeople>(), Scope.All, Clock);

    public ImportOutcome Import(DateOnly day, params string[] paths) =>
        new ImportRun(Folder, TestWarehouse.ReferenceFolder, Clock).Run(new ImportRequest(paths, "test", day));

    public async Task<(HttpResponseMessage Answer, IHtmlDocument Page)> Get(string address)
    {
        using var client = CreateClient();
        var answer = await client.GetAsync(new Uri(address, UriKind.Relative));
        return (answer, await new HtmlParser().ParseDocumentAsync(await answer.Content.ReadAsStringAsync()));
    }

    public async Task<string> Api(string address)
    {
        using var client = CreateClient();
        return await client.GetStringAsync(new Uri("/api/v1/scorecards/" + address, UriKind.Relative));
    }

    /// <summary>What the command line prints for the same warehouse.</summary>
    public string Run(params string[] arguments)
    {
        // The sample comes in when the site starts.
        _ = Services;
        using var output = new StringWriter();
        using var error = new StringWriter();
        var code = CommandLine.Run([.. arguments, "--warehouse", Warehouse], new CommandConsole(output, error, Clock, IsWatched: false));
        Xunit.Assert.True(code == Exit.Done, error.ToString());
        return output.ToString();
    }

    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        builder.UseEnvironment("Development");
        builder.UseSetting("QaInsight:Data", TestWarehouse.FromRepository("data"));
        builder.UseSetting("QaInsight:Warehouse", Warehouse);
        builder.UseSetting("QaInsight:SampleOnFirstRun", SampleOnFirstRun.ToString());
        builder.UseSetting("QaInsight:RunSchedule", RunSchedule.ToString());
        builder.UseSetting("QaInsight:Inbox:QuietSeconds", "0");
        builder.UseSetting("QaInsight:Limits:ExportsPerMinute", "100000");
        // As root, as whom containers often run, Chromium's own sandbox cannot start.
        builder.UseSetting("QaInsight:Pdf:Chromium", BrowserFactAttribute.Chromium);
        builder.UseSetting("QaInsight:Pdf:Sandbox", "false");
        foreach (var (name, value) in Settings)
            builder.UseSetting(name, value);
        builder.ConfigureTestServices(services =>
        {
            services.AddSingleton(Clock);
            if (SignedIn is { } account)
                services.AddSignedIn(account);
        });
    }

    public override async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        if (temporary.Exists)
            temporary.Delete(recursive: true);
        GC.SuppressFinalize(this);
    }
}
