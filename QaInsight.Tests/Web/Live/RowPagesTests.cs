using System.Globalization;
using System.Net;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using QaInsight.Measures;
using QaInsight.Scorecards.Lists;
using Xunit;

namespace QaInsight.Tests.Web.Live;

/// <summary>From a figure to its rows, to the audit and its line, to the measure, and by search: on the made-up council.</summary>
public sealed class RowPagesTests(LiveSite site) : IClassFixture<LiveSite>
{
    private const int MostShown = 100;

    private static readonly Catalogue Catalogue = Catalogue.Load(TestWarehouse.ReferenceFolder);

    public static TheoryData<string> Addresses =>
    [
        "", "&period=FY2026-27-Q1&programme=all", "&period=2026-07&service=Safeguarding&legalStatus=CP&asOf=2026-08-01",
    ];

    [Theory]
    [MemberData(nameof(Addresses))]
    public async Task Every_measure_leads_to_as_many_rows_as_its_figure_counts(string filters)
    {
        var (_, dictionary) = await site.Get("/measures?" + filters.TrimStart('&'));
        foreach (var measure in Catalogue.All)
        {
            var line = dictionary.QuerySelectorAll("tbody tr").Single(r => r.QuerySelector("th")!.TextContent.Trim() == measure.Name);
            var (answer, page) = await site.Get($"/rows?of={measure.Key}{filters}");
            Assert.Equal((measure.Key, HttpStatusCode.OK), (measure.Key, answer.StatusCode));
            if (measure.Group == MeasureGroup.Performance)
                continue;
            var shown = page.QuerySelectorAll("#rows tbody tr").Length;
            Assert.Equal((measure.Key, Math.Min(MostShown, Counted(line))), (measure.Key, shown));
            Assert.Equal(shown > 0, line.QuerySelector("a[href^='/rows']") is not null);
        }
    }

    [Fact]
    public async Task The_tabs_part_what_was_looked_at()
    {
        var (_, page) = await site.Get("/rows?of=grade-inadequate&period=2026-08");

        Assert.Equal("Inadequate: 4 of 45 audits", page.QuerySelector("h1")!.TextContent);
        Assert.Equal(["Counted (4)", "All looked at (45)", "The others (41)"], page.QuerySelectorAll(".tabs a").Select(a => a.TextContent));
        Assert.StartsWith("Audits graded inadequate, out of graded audits", Shown.Text(page.QuerySelector(".lead")!), StringComparison.Ordinal);
        var parts = new List<string[]>();
        foreach (var tab in page.QuerySelectorAll(".tabs a"))
            parts.Add([.. (await site.Get(tab.GetAttribute("href")!)).Page.QuerySelectorAll("#rows tbody th").Select(h => h.TextContent.Trim())]);

        Assert.Equal([4, 45, 41], parts.Select(p => p.Length));
        Assert.Equal(parts[1].Order(), parts[0].Concat(parts[2]).Order());
    }

    [Fact]
    public async Task A_long_list_shows_the_newest_and_says_how_many_there_are()
    {
        var (_, page) = await site.Get("/rows?of=audits-completed&period=FY2025-26");
        var months = page.QuerySelectorAll("#rows tbody tr").Select(r => DateOnly.Parse(r.Children[1].GetAttribute("data-value")!, CultureInfo.InvariantCulture)).ToList();

        Assert.Equal(MostShown, months.Count);
        Assert.Equal(months.OrderDescending(), months);
        Assert.Equal(new DateOnly(2026, 3, 1), months[0]);
        Assert.Matches("^The first 100 of [0-9]+; the files hold them all.$", page.QuerySelectorAll("#rows .rule")[^1].TextContent.Trim());
    }

    [Fact]
    public async Task From_the_dictionary_to_a_source_line_in_three_clicks_and_back_with_the_filters()
    {
        const string Filters = "period=2026-08&service=Safeguarding";
        var (_, measures) = await site.Get("/measures?" + Filters);
        var (_, rows) = await site.Get(measures.QuerySelector("a[href*='of=grade-inadequate&part=numerator']")!.GetAttribute("href")!);
        var first = rows.QuerySelector("#rows tbody tr")!;
        var (_, audit) = await site.Get(first.QuerySelector("a[href^='/audit']")!.GetAttribute("href")!);
        var facts = audit.QuerySelectorAll("#line dl > div").ToDictionary(d => d.QuerySelector("dt")!.TextContent, d => d.QuerySelector("dd")!.TextContent);

        Assert.Equal($"Audit {first.QuerySelector("th")!.TextContent.Trim()}", audit.QuerySelector("h1")!.TextContent);
        Assert.Equal(first.Children[^1].TextContent.Trim(), $"{facts["File"]}, {facts["Sheet and line"]}");
        var line = int.Parse(facts["Sheet and line"]["line ".Length..], CultureInfo.InvariantCulture);
        Assert.StartsWith(first.QuerySelector("th")!.TextContent.Trim() + ",", File.ReadLines(TestWarehouse.FromRepository("data", "sample", facts["File"])).ElementAt(line - 1), StringComparison.Ordinal);
        Assert.All(rows.QuerySelectorAll(".crumbs a").Concat(audit.QuerySelectorAll(".crumbs a")), a => Assert.Contains(Filters, a.GetAttribute("href"), StringComparison.Ordinal));
    }

    [Fact]
    public async Task An_owners_overdue_actions_are_one_click_from_everybodys()
    {
        var (_, all) = await site.Get("/rows?of=actions-overdue&period=2026-06..2026-08");
        var owner = all.QuerySelector("#rows a[href*='person=']")!;
        var (_, own) = await site.Get(owner.GetAttribute("href")!);

        Assert.NotEmpty(own.QuerySelectorAll("#rows tbody tr"));
        Assert.All(own.QuerySelectorAll("#rows tbody tr"), r => Assert.Equal(owner.TextContent, r.Children[2].TextContent.Trim()));
        Assert.StartsWith($"Actions overdue, {owner.TextContent}: ", own.QuerySelector("h1")!.TextContent, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(Lists))]
    public async Task Every_list_has_its_page(string list)
    {
        var (answer, page) = await site.Get($"/rows?of={list}&period=2026-08");

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Matches(": [0-9,]+$", page.QuerySelector("h1")!.TextContent);
        Assert.EndsWith($": {page.QuerySelectorAll("#rows tbody tr").Length}", page.QuerySelector("h1")!.TextContent, StringComparison.Ordinal);
    }

    public static TheoryData<string> Lists => [.. ListKind.All.Select(l => l.Word)];

    [Theory]
    [InlineData("/audit?of=nothing")]
    [InlineData("/audit")]
    [InlineData("/measure?of=nothing")]
    [InlineData("/rows?of=nothing")]
    [InlineData("/rows")]
    public async Task What_is_not_there_is_the_sites_own_404(string address)
    {
        var (answer, page) = await site.Get(address);

        Assert.Equal(HttpStatusCode.NotFound, answer.StatusCode);
        Assert.Equal("Page not found", page.QuerySelector("h1")!.TextContent);
    }

    [Fact]
    public async Task A_part_that_there_is_not_is_answered_in_plain_words()
    {
        var (answer, page) = await site.Get("/rows?of=late-rate&part=half");

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.StartsWith("'half' is no part of a figure.", page.QuerySelector(".message p")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_measure_says_what_it_is_and_explains_the_rule_that_fired()
    {
        var (_, page) = await site.Get("/measure?of=grade-inadequate&period=2026-08");
        var facts = page.QuerySelectorAll("#about dl > div").ToDictionary(d => d.QuerySelector("dt")!.TextContent, d => d.QuerySelector("dd")!.TextContent);

        Assert.Equal("9% in August 2026: 4 of 45. The target is 10% or less: met.", Shown.Text(page.QuerySelector(".lead")!));
        Assert.Equal(["What is counted", "Why it matters", "Which way is better", "Target", "Source"], facts.Keys);
        Assert.StartsWith("10% or less, near it up to 20%: a local target.", facts["Target"], StringComparison.Ordinal);
        Assert.Contains("The last seven months are all below the average.", Shown.Text(page.QuerySelector("#months .say")!), StringComparison.Ordinal);
        Assert.Contains("Seven or more months on one side of the average: by chance", Shown.Text(page.QuerySelector("#months .say")!), StringComparison.Ordinal);
        Assert.Equal(24, page.QuerySelectorAll("#months svg a[href*='/rows?of=grade-inadequate']").Length);
        Assert.Equal(["By service", "By legal status", "By practice domain", "By team"], page.QuerySelectorAll("#cuts h3").Select(h => h.TextContent));
    }

    [Fact]
    public async Task An_indicator_stands_beside_what_was_published()
    {
        var (_, page) = await site.Get("/measure?of=rereferrals-12m&period=2026-08");

        Assert.Equal(["England April 2024 to March 2025 22.6% benchmarks.csv, line 2", "LA median April 2024 to March 2025 20% benchmarks.csv, line 3"], page.QuerySelectorAll("#comparators tbody tr").Select(Shown.Text));
    }

    [Fact]
    public async Task Every_measure_has_its_page()
    {
        foreach (var measure in Catalogue.All)
            Assert.Equal((measure.Key, HttpStatusCode.OK), (measure.Key, (await site.Get($"/measure?of={measure.Key}&programme=all")).Answer.StatusCode));
    }

    private static int Counted(IElement line) => int.Parse(
        (line.QuerySelector(".counted")?.TextContent.Trim().Split(' ')[0] ?? line.Children[^1].TextContent.Trim()).Replace("–", "0", StringComparison.Ordinal), NumberStyles.AllowThousands, CultureInfo.InvariantCulture);
}
