using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;
using QaInsight.Measures;
using QaInsight.Outputs;
using QaInsight.Outputs.Paper;
using QaInsight.Scorecards.Board;
using QaInsight.Scorecards.Pages;
using QaInsight.Tests.Web;
using Xunit;
using Table = QaInsight.Scorecards.Pages.Table;

namespace QaInsight.Tests.Outputs.Paper;

/// <summary>The document that is printed, read as a browser reads it.</summary>
public sealed class PaperDocumentTests
{
    private static readonly FileHead Head = new("Harbourshire & Sons", "OFFICIAL–SENSITIVE", "http://localhost/?period=2019-08", "13 Sep, 02:04");

    public static TheoryData<string> Names => [.. Payloads.All];

    [Theory]
    [MemberData(nameof(Names))]
    public void Whatever_a_council_typed_stays_text(string name)
    {
        var page = Read(PaperDocument.Write(name, [BoardPage.Of(FixedBoard.WithNames(name))], new FileHead(name, name, name, name)));

        Nothing_runs_or_is_fetched(page);
        Assert.Equal(name.Trim(), page.Title!.Trim());
        Assert.Contains(page.QuerySelectorAll("tbody th"), c => c.TextContent.Trim() == name.Trim());
        var style = page.QuerySelector("style")!.TextContent;
        Assert.DoesNotContain('<', style);
        Assert.Equal(style.Count(c => c == '{'), style.Count(c => c == '}'));
    }

    [Fact]
    public void It_says_where_its_figures_stand_and_what_they_are_out_of()
    {
        var page = Read(PaperDocument.Write("Board scorecard", [BoardPage.Of(FixedBoard.August2019)], Head));

        Nothing_runs_or_is_fetched(page);
        Assert.Equal("en-GB", page.DocumentElement.GetAttribute("lang"));
        Assert.Equal("default-src 'none'; style-src 'unsafe-inline'", page.QuerySelector("meta[http-equiv]")!.GetAttribute("content"));
        Assert.Equal(["H1 Board scorecard", "H2 How are we doing?", "H2 How do we know?", "H2 What are we doing about it?"], page.QuerySelectorAll("h1, h2").Select(h => $"{h.TagName} {h.TextContent}"));
        Assert.Contains("Figures as at 13 September 2019", page.QuerySelector(".fresh")!.TextContent, StringComparison.Ordinal);
        foreach (var tile in BoardPage.Of(FixedBoard.August2019).Body.Sections[0].Tiles)
            Assert.Contains(page.QuerySelectorAll(".tile"), t => t.TextContent.Contains(tile.Title + tile.Figure.Display, StringComparison.Ordinal) && t.TextContent.Contains(tile.Detail, StringComparison.Ordinal) && t.TextContent.Contains(tile.Reading, StringComparison.Ordinal));
        Assert.All(page.QuerySelectorAll("table"), t => Assert.True(t.QuerySelector("caption") is { TextContent.Length: > 0 } && t.QuerySelectorAll("thead th").All(h => h.GetAttribute("scope") == "col") && t.QuerySelectorAll("tbody th").All(h => h.GetAttribute("scope") == "row")));
        Assert.All(page.QuerySelectorAll(".chart svg.stand-in, .spark"), s => Assert.False(string.IsNullOrWhiteSpace(s.GetAttribute("aria-label"))));
        Assert.Empty(page.QuerySelectorAll(".chart a"));
    }

    [Fact]
    public void A_long_table_is_cut_where_the_page_cuts_it_and_says_so()
    {
        var rows = Enumerable.Range(1, 7).Select(n => Row.Of(Cell.Of($"Team {n}"), Cell.Of(FixedBoard.Share(n, n < 3 ? 4 : 10) with { Status = TargetStatus.Missed }, MeasureUnit.Percent))).ToList();
        var block = new Block("teams", "Teams", new Table([Column.Text("team", "Team"), Column.Figure("good", "Good")], [.. rows, Row.Of(Cell.Of("All"), Cell.None) with { IsTotal = true }]) { MostShown = 5 });
        var page = Read(PaperDocument.Write("Teams", [new ScorecardPage(PageKind.All[0], FixedBoard.August2019.Head, new PageBody("Teams", [new Section("teams", null, [block])]))], Head));

        Assert.Equal(6, page.QuerySelectorAll("tbody tr").Length);
        Assert.Contains("The first 5 of 7; the site’s files hold them all.", page.Body!.TextContent, StringComparison.Ordinal);
        Assert.Equal(["25% 1 of 4 small numbers", "50% 2 of 4 small numbers", "30% 3 of 10 missed"], page.QuerySelectorAll("tbody td").Take(3).Select(c => c.TextContent));
    }

    [Fact]
    public void A_pack_has_a_front_page_that_lists_what_is_in_it()
    {
        var board = BoardPage.Of(FixedBoard.August2019);
        var page = Read(PaperDocument.Write("Board pack", [board, board with { Body = board.Body with { Title = "Teams" } }], Head));

        Assert.Equal(["#page-1 Board scorecard", "#page-2 Teams"], page.QuerySelectorAll(".contents a").Select(a => $"{a.GetAttribute("href")} {a.TextContent}"));
        Assert.Equal(["Board pack", "Board scorecard", "Teams"], page.QuerySelectorAll("h1").Select(h => h.TextContent));
        var ids = page.QuerySelectorAll("[id]").Select(e => e.Id!).ToList();
        Assert.Equal(ids.Count, ids.Distinct(StringComparer.Ordinal).Count());
        Assert.All(page.QuerySelectorAll("a[href]"), a => Assert.Contains(a.GetAttribute("href")![1..], ids));
    }

    private static void Nothing_runs_or_is_fetched(IHtmlDocument page)
    {
        Assert.Empty(page.QuerySelectorAll("script, img, iframe, object, embed, link, base, form, input, video, audio, source, template, math, noscript, textarea, meta[http-equiv=refresh], image, foreignObject, animate, set"));
        Assert.Single(page.QuerySelectorAll("style"));
        Assert.DoesNotContain(page.All, e => e.Attributes.Any(a => a.Name.StartsWith("on", StringComparison.OrdinalIgnoreCase) || a.Name is "src" or "srcset" or "style"));
        Assert.All(page.QuerySelectorAll("[href]"), e => Assert.StartsWith("#", e.GetAttribute("href"), StringComparison.Ordinal));
        Assert.DoesNotContain("url(", page.QuerySelector("style")!.TextContent, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("@import", page.QuerySelector("style")!.TextContent, StringComparison.OrdinalIgnoreCase);
    }

    private static IHtmlDocument Read(string document) => new HtmlParser().ParseDocument(document);
}
