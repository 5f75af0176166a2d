using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;
using QaInsight.Measures;
using QaInsight.Scorecards;
using QaInsight.Scorecards.Board;
using QaInsight.Scorecards.Pages;
using QaInsight.Scorecards.Search;
using QaInsight.Web.Setup;

namespace QaInsight.Tests.Web;

/// <summary>The site, whole, on figures that a test chooses.</summary>
public sealed class Site(FixedScorecards? scorecards = null, string environment = "Development") : WebApplicationFactory<SiteOptions>
{
    private readonly DirectoryInfo warehouse = Directory.CreateTempSubdirectory("qainsight-fixed-");

    public FixedScorecards Scorecards { get; } = scorecards ?? new FixedScorecards();

    public async Task<(HttpResponseMessage Answer, IHtmlDocument Page)> Get(string address)
    {
        using var client = CreateClient();
        var answer = await client.GetAsync(new Uri(address, UriKind.Relative));
        return (answer, await new HtmlParser().ParseDocumentAsync(await answer.Content.ReadAsStringAsync()));
    }

    public override async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        Microsoft.Data.Sqlite.SqliteConnection.ClearAllPools();
        if (warehouse.Exists)
            warehouse.Delete(recursive: true);
    }

    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        builder.UseEnvironment(environment);
        builder.UseSetting("QaInsight:SampleOnFirstRun", "false");
        builder.UseSetting("QaInsight:RunSchedule", "false");
        builder.UseSetting("QaInsight:Warehouse", warehouse.FullName);
        builder.ConfigureTestServices(services =>
        {
            services.AddSingleton<IScorecards>(Scorecards);
            services.AddSignedIn(SignedInAs.HeadOfQuality);
        });
    }
}

public sealed class FixedScorecards : IScorecards
{
    public string? LiveBuild { get; set; } = "b000001";

    public Catalogue Catalogue { get; } = Catalogue.Load(TestWarehouse.ReferenceFolder);

    public Func<PageAddress, BoardScorecard?> Answer { get; init; } = _ => FixedBoard.August2019;

    public Func<string, ScorecardQuery, string?> Document { get; init; } = (_, _) => "{}";

    public int BoardsMade { get; private set; }

    public WhatIsSet Set
    {
        get
        {
            SetAsked++;
            return WhatIsSet;
        }
    }

    public WhatIsSet WhatIsSet { get; set; } = new("", new Figures(Targets.Load(TestWarehouse.ReferenceFolder)));

    public int SetAsked { get; private set; }

    public IList<WhatIsSet?> MadeWith { get; } = [];

    public BoardScorecard? Board(PageAddress address, WhatIsSet? set = null)
    {
        BoardsMade++;
        MadeWith.Add(set);
        return Answer(address) is { } board ? board with { Head = board.Head with { Address = address, Edition = set?.Edition ?? "" } } : null;
    }

    public Func<PageAddress, ScorecardPage?> AnswerPage { get; init; } = _ => null;

    public ScorecardPage Outside(PageKind kind, PageAddress address) => throw new CannotAnswerException("Nothing is shared.");

    public ScorecardPage? Page(PageAddress address, bool whole = false, WhatIsSet? set = null) => AnswerPage(address);

    public IReadOnlyList<ScorecardPage> Pack(PageAddress address) => [.. new[] { AnswerPage(address) }.OfType<ScorecardPage>()];

    public Func<string?, SearchResults> Find { get; init; } = text => new SearchResults(text ?? "", []);

    public SearchResults Search(string? text) => Find(text);

    public string? Json(string by, ScorecardQuery query) => Document(by, query);

    public void Open()
    {
        if (LiveBuild is null)
            throw new IOException("no build");
    }
}
