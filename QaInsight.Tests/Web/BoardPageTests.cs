using System.Net;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using QaInsight.Scorecards.Board;
using QaInsight.Scorecards.Pages;
using QaInsight.Web.Setup;
using Xunit;

namespace QaInsight.Tests.Web;

public sealed class BoardPageTests
{
    [Fact]
    public async Task It_answers_three_questions_with_sentences_made_from_figures()
    {
        await using var site = new Site();
        var (answer, page) = await site.Get("/");

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Equal(["How are we doing?", "How do we know?", "What are we doing about it?"], page.QuerySelectorAll("h2").Select(h => h.TextContent));
        Assert.StartsWith("Practice graded good rose to 29% (20% in July) and inadequate fell to 17% (30%). The rise", Text(page.QuerySelector(".lead")!), StringComparison.Ordinal);
        Assert.Equal(["29%", "17%", "24%"], page.QuerySelector(".lead")!.QuerySelectorAll("b").Select(b => b.TextContent));
        Assert.Equal("Board scorecard: August 2019 – QaInsight", page.Title);
    }

    [Fact]
    public async Task It_says_where_its_figures_stand()
    {
        await using var site = new Site();
        var (_, page) = await site.Get("/");
        var fresh = Text(page.QuerySelector(".fresh")!);

        Assert.Equal("OFFICIAL–SENSITIVE", page.QuerySelector(".fresh b")!.TextContent);
        Assert.Contains("Figures as at 13 September 2019", fresh, StringComparison.Ordinal);
        Assert.Contains("Last import 13 Sep, 02:04", fresh, StringComparison.Ordinal);
        Assert.Contains("3 rows set aside", fresh, StringComparison.Ordinal);
        Assert.Contains("41 audits from 32 of 42 teams", fresh, StringComparison.Ordinal);
        Assert.Contains("Harbourshire Children’s Services", page.QuerySelector("header")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("made-up council", page.QuerySelector(".notice")!.TextContent, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(true, 1)]
    [InlineData(false, 0)]
    public async Task A_month_still_part_returned_is_marked(bool partReturned, int notices)
    {
        var board = FixedBoard.August2019;
        await using var site = new Site(new FixedScorecards { Answer = _ => board with { Head = board.Head with { PartReturned = partReturned } } });
        var (_, page) = await site.Get("/");

        Assert.Equal(notices, page.QuerySelectorAll(".notice.waiting").Length);
    }

    [Fact]
    public async Task Filters_in_the_address_are_asked_for_and_stay_in_the_form()
    {
        var asked = new List<PageAddress>();
        var board = FixedBoard.August2019;
        await using var site = new Site(new FixedScorecards
        {
            Answer = address =>
            {
                asked.Add(address);
                var choices = board.Head.Choices.Select(c => c.Filter == PageFilter.Service ? c with { Options = [.. c.Options.Select(s => s with { IsChosen = s.Value == address.Service })] } : c);
                return board with { Head = board.Head with { Choices = [.. choices] } };
            },
        });
        var (_, page) = await site.Get("/?period=2019-08&programme=all&service=Looked+After+%26+Permanence&asOf=2019-08-31");

        Assert.Equal([new PageAddress(BoardPage.Word) { Period = "2019-08", Programme = "all", Service = "Looked After & Permanence", AsOf = "2019-08-31" }], asked);
        Assert.Equal("Looked After & Permanence", ((IHtmlSelectElement)page.GetElementById("service")!).Value);
        Assert.Equal("2019-08-31", page.QuerySelector("input[name=asOf]")!.GetAttribute("value"));
        Assert.Equal("get", page.QuerySelector("main form")!.GetAttribute("method"));
        Assert.NotNull(page.QuerySelector("main form button[type=submit]"));
    }

    [Fact]
    public async Task A_filter_that_makes_no_sense_is_answered_in_plain_words_with_a_way_back()
    {
        await using var site = new Site(new FixedScorecards { Answer = request => throw new CannotAnswerException($"'{request.Period}' is not a period.") });
        var (answer, page) = await site.Get("/?period=%3Cb%3Enever");

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Contains("'<b>never' is not a period.", page.QuerySelector("main")!.TextContent, StringComparison.Ordinal);
        Assert.Equal("/", page.QuerySelector("main a")!.GetAttribute("href"));
    }

    [Fact]
    public async Task Before_anything_is_imported_it_says_what_to_run()
    {
        await using var site = new Site(new FixedScorecards { LiveBuild = null });
        var (answer, page) = await site.Get("/");

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Equal("Nothing has been imported yet", page.QuerySelector("h1")!.TextContent);
        Assert.Equal(
            ["dotnet run --project QaInsight.Jobs -- import data/sample", "dotnet run --project QaInsight.Jobs -- import FOLDER"],
            page.QuerySelectorAll("pre").Select(p => p.TextContent));
        Assert.Empty(page.QuerySelectorAll("script[src*=charts]"));
    }

    [Fact]
    public async Task Every_chart_has_its_figure_and_its_drawing_and_every_figure_its_table()
    {
        await using var site = new Site();
        var (_, page) = await site.Get("/");
        var charts = page.QuerySelectorAll("[data-chart]");

        Assert.Equal(5, charts.Length);
        Assert.All(charts, c => Assert.NotNull(c.QuerySelector("script[type='application/json']")));
        Assert.All(charts, c => Assert.All(c.QuerySelectorAll("svg.stand-in"), svg => Assert.NotEmpty(svg.GetAttribute("aria-label")!)));
        Assert.All(charts, c => Assert.NotNull(c.ParentElement!.QuerySelector("table")));
        var cells = page.QuerySelectorAll(".card").First(c => c.QuerySelector("h3")!.TextContent == "By legal status").QuerySelectorAll("tbody tr")[0].Children.Select(Text);
        Assert.Equal(["Child in need", "3", "10", "3", "16"], cells);
    }

    [Fact]
    public async Task Small_numbers_are_drawn_thin_and_say_so()
    {
        await using var site = new Site();
        var (_, page) = await site.Get("/");
        var rows = page.QuerySelectorAll(".bars li");

        Assert.Equal("14", rows.Single(r => r.TextContent.Contains("Care leaver", StringComparison.Ordinal)).QuerySelector("svg")!.GetAttribute("height"));
        Assert.Contains("small numbers", rows.Single(r => r.TextContent.Contains("Care leaver", StringComparison.Ordinal)).TextContent, StringComparison.Ordinal);
        Assert.Equal("22", rows.Single(r => r.TextContent.Contains("In care", StringComparison.Ordinal)).QuerySelector("svg")!.GetAttribute("height"));
    }

    [Fact]
    public async Task Teams_to_look_at_are_named()
    {
        await using var site = new Site();
        var (_, page) = await site.Get("/");
        var list = page.QuerySelectorAll("details.teams")[0];

        Assert.StartsWith("17 teams with inadequate practice", Text(list.QuerySelector("summary")!), StringComparison.Ordinal);
        Assert.Equal(["Harbour 1", "Child Protection & Court", "4"], list.QuerySelectorAll("tbody tr")[0].Children.Select(Text));
    }

    [Fact]
    public async Task A_board_is_made_once_for_a_build_and_again_for_the_next()
    {
        var scorecards = new FixedScorecards { Answer = _ => FixedBoard.August2019 };
        await using var site = new Site(scorecards);
        var (_, first) = await site.Get("/");
        var (_, second) = await site.Get("/");

        Assert.Equal(1, scorecards.BoardsMade);
        // A form's token is each reader's own, and is no part of what is kept.
        foreach (var token in first.QuerySelectorAll("input[name=__RequestVerificationToken]").Concat(second.QuerySelectorAll("input[name=__RequestVerificationToken]")))
            token.Remove();
        Assert.Equal(first.QuerySelector("main")!.InnerHtml, second.QuerySelector("main")!.InnerHtml);
        await site.Get("/?service=Assessment");
        Assert.Equal(2, scorecards.BoardsMade);
        scorecards.LiveBuild = "b000002";
        await site.Get("/");
        await site.Get("/");
        Assert.Equal(4, scorecards.BoardsMade);
    }

    [Fact]
    public async Task Boards_of_one_build_never_show_anothers_figures()
    {
        var board = FixedBoard.August2019;
        await using var site = new Site(new FixedScorecards
        {
            Answer = address => board with { HowAreWeDoing = board.HowAreWeDoing with { Lead = FixedBoard.Say($"Only {address.Service}.") } },
        });
        var pages = await Task.WhenAll(Enumerable.Range(0, 60).Select(async n => (Service: $"Service {n % 6}", (await site.Get($"/?service=Service+{n % 6}")).Page)));

        Assert.All(pages, p => Assert.Equal($"Only {p.Service}.", Text(p.Page.QuerySelector(".lead")!)));
    }

    private static string Text(IElement element) => string.Join(' ', element.TextContent.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
}
