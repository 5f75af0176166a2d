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
        var (_, rows) = await site.Get(measures.QuerySelector("a[href^='/rows?of=grade-inadequate&']")!.GetAttribute("href")!);
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

    [Fact]
    public async Task What_narrows_a_page_unasked_is_in_its_head_and_its_files_and_can_be_removed()
    {
        var (_, page) = await site.Get("/teams?period=2026-08&domain=Planning");
        var said = page.QuerySelector(".about span:has(a)")!;

        Assert.Equal("Practice domain: Planning Remove", Shown.Text(said));
        Assert.Equal("/teams?period=2026-08", said.QuerySelector("a")!.GetAttribute("href"));
        using var client = site.CreateClient();
        Assert.Contains("filters,Practice domain,,,,,,Planning,,", await client.GetStringAsync(new Uri("/teams.csv?period=2026-08&domain=Planning", UriKind.Relative)), StringComparison.Ordinal);
        using var workbook = new OfficeOpenXml.ExcelPackage(new MemoryStream(await client.GetByteArrayAsync(new Uri("/teams.xlsx?period=2026-08&domain=Planning", UriKind.Relative))));
        var notes = workbook.Workbook.Worksheets["Notes"];
        Assert.Contains("Practice domain Planning", Enumerable.Range(1, notes.Dimension.End.Row).Select(r => $"{notes.Cells[r, 1].Text} {notes.Cells[r, 2].Text}"));
    }

    [Fact]
    public async Task A_heat_table_of_many_teams_leads_by_a_teams_name_to_the_same_figure_and_its_rows()
    {
        var (answer, teams) = await site.Get("/teams?period=2026-08");
        Assert.True((await answer.Content.ReadAsByteArrayAsync()).Length < 150 * 1024);
        var heads = teams.QuerySelectorAll("#team-domain thead th").Select(h => h.TextContent.Trim()).ToList();
        var row = teams.QuerySelectorAll("#team-domain tbody tr").First(r => r.QuerySelector("td .sr") is not null);
        var at = row.Children.ToList().FindIndex(c => c.QuerySelector(".sr") is not null);
        var counted = row.Children[at].QuerySelector(".sr")!.TextContent.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)[0];

        var (_, team) = await site.Get(row.QuerySelector("th a")!.GetAttribute("href")!);
        var cell = team.QuerySelectorAll("#by-domain tbody tr").Single(r => r.QuerySelector("th")!.TextContent.Trim() == heads[at]).Children[^1];
        Assert.StartsWith(counted, Shown.Text(cell.QuerySelector(".counted")!), StringComparison.Ordinal);
        var (_, rows) = await site.Get(cell.QuerySelector("a")!.GetAttribute("href")!);
        Assert.Equal(counted.Split(' ')[0], rows.QuerySelectorAll("#rows tbody tr").Length.ToString(CultureInfo.InvariantCulture));
        Assert.NotEmpty(rows.QuerySelectorAll("#rows tbody a[href^='/audit']"));
    }

    [Theory]
    [MemberData(nameof(Lists))]
    public async Task Every_list_has_its_page(string list)
    {
        var (answer, page) = await site.Get($"/rows?of={list}&period=2026-08");

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Matches(": [0-9,]+$", page.QuerySelector("h1")!.TextContent);
        var count = int.Parse(page.QuerySelector("h1")!.TextContent.Split(": ")[^1], NumberStyles.AllowThousands, CultureInfo.InvariantCulture);
        Assert.Equal(Math.Min(count, MostShown), page.QuerySelectorAll("#rows tbody tr").Length);
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
