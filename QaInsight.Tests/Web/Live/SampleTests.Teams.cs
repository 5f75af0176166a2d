using System.Net;
using System.Text.Json;
using AngleSharp.Html.Dom;
using QaInsight.Scorecards.Pages;
using Xunit;

namespace QaInsight.Tests.Web.Live;

/// <summary>Teams, a team and a practitioner of the made-up council, on the site.</summary>
public sealed partial class SampleTests
{
    // Reached from any page, and made elsewhere.
    private static readonly string[] Elsewhere = ["rows", "audit", "measure", "subscriptions/terms"];

    [Fact]
    public async Task Every_team_of_the_table_has_the_figures_of_the_api_and_a_page_of_its_own()
    {
        var (_, page) = await site.Get("/teams?period=2026-08");
        using var document = JsonDocument.Parse(await site.Api("team?period=2026-03..2026-08"));
        var rows = document.RootElement.GetProperty("rows").EnumerateArray().ToDictionary(r => r.GetProperty("key").GetString()!, r => r.GetProperty("measures"));
        var table = page.QuerySelectorAll("#by-team tbody tr");

        // One that was closed long ago has actions still, and no audits to compare.
        Assert.Equal(
            rows.Where(r => r.Key != "Ottermere Safeguarding Team 2").Select(r => r.Key).Order(StringComparer.Ordinal), table.Select(r => Shown.Text(r.Children[0])).Order(StringComparer.Ordinal));
        Assert.Equal(0, rows["Ottermere Safeguarding Team 2"].GetProperty("audits-allocated").GetProperty("numerator").GetInt32());
        foreach (var row in table)
        {
            var measures = rows[Shown.Text(row.Children[0])];
            Assert.Equal(Said(measures.GetProperty("grade-good-or-better")), Together(row.Children[3]));
            Assert.Equal(Said(measures.GetProperty("grade-inadequate")), Together(row.Children[5]));
            var (answer, team) = await site.Get(row.QuerySelector("a")!.GetAttribute("href")!);
            Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
            Assert.Equal(Shown.Text(row.Children[0]), Shown.Text(team.QuerySelector("h1")!));
            Assert.Equal($"{Display(measures, "grade-good-or-better")} {Display(measures, "grade-inadequate")} {Display(measures, "completion-rate")}", string.Join(' ', team.QuerySelectorAll(".tile .figure b").Take(3).Select(Shown.Text)));
        }
    }

    [Fact]
    public async Task From_the_teams_to_an_overdue_action_and_a_practitioner_every_link_leads_to_a_page()
    {
        var teams = (await site.Get("/teams?period=2026-08")).Page;
        var team = (await site.Get("/team?team=Wrackford%20Safeguarding%20Team%202&period=2026-08")).Page;
        var practitioner = (await site.Get(team.QuerySelector("#practitioners tbody a")!.GetAttribute("href")!)).Page;

        foreach (var page in new[] { teams, team, practitioner })
        {
            var links = page.QuerySelectorAll("main a").Select(a => a.GetAttribute("href")!).ToList();
            Assert.True(links.Count > 20);
            Assert.All(links.Where(l => !l.StartsWith('#')), l => Assert.Contains(Word(l), PageKind.All.Select(k => k.Word).Concat(Elsewhere)));
        }

        Assert.NotEmpty(team.QuerySelectorAll("#overdue tbody a[href^='/audit?of=QA-']"));
        Assert.NotEmpty(team.QuerySelectorAll("#overdue tbody a[href*='person=TM-16']"));
        Assert.Contains(teams.QuerySelectorAll("#grade-inadequate .stand-in a"), a => a.GetAttribute("aria-label")!.EndsWith("beyond the 99.8% limit", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_teams_practitioners_are_as_many_as_the_measure_counts()
    {
        using var document = JsonDocument.Parse(await site.Api("board?period=2026-08&team=Saltmere%20Assessment%20Team%201"));
        var measure = document.RootElement.GetProperty("total").GetProperty("measures").GetProperty("practitioners-audited");
        var rows = (await site.Get("/team?team=Saltmere%20Assessment%20Team%201&period=2026-08")).Page.QuerySelectorAll("#practitioners tbody tr");

        Assert.Equal(measure.GetProperty("denominator").GetInt32(), rows.Length);
        Assert.Equal(measure.GetProperty("numerator").GetInt32(), rows.Count(r => Shown.Text(r.Children[4]) == "Yes"));
    }

    [Theory]
    [InlineData("/team?team=Beacon%20Point%20Adoption%20and%20Permanence%20Team", "Lanternhead 0-11 Permanence Team")]
    [InlineData("/team?team=Early%20Help%20Team%201", "Early Help Team 1")]
    [InlineData("/teams?programme=Early%20Help", "Teams")]
    [InlineData("/teams?programme=all&period=FY2025-26&legalStatus=CP", "Teams")]
    [InlineData("/teams?domain=Planning&asOf=2026-08-01", "Teams")]
    public async Task Odd_ways_to_ask_are_answered(string address, string title)
    {
        var (answer, page) = await site.Get(address);

        Assert.Equal((HttpStatusCode.OK, title), (answer.StatusCode, Shown.Text(page.QuerySelector("h1")!)));
    }

    private static string Word(string link) => link.Split('?')[0].TrimStart('/').Split('.')[0];

    // How words are set apart within a cell is the page's own affair.
    private static string Together(AngleSharp.Dom.IElement cell) => Shown.Text(cell).Replace(" ", "", StringComparison.Ordinal);

    private static string Said(JsonElement figure) => figure.GetProperty("display").GetString() is var display && display == "–" ? "–"
        : $"{display}{figure.GetProperty("numerator").GetInt32()}of{figure.GetProperty("denominator").GetInt32()}{(figure.GetProperty("caution").ValueKind == JsonValueKind.Null ? "" : "smallnumbers")}";

    private static string Display(JsonElement measures, string measure) => measures.GetProperty(measure).GetProperty("display").GetString()!;
}
