using System.Text.Json;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using OfficeOpenXml;
using QaInsight.Tests.Web;
using Xunit;

namespace QaInsight.Tests.Web.Live;

/// <summary>Fifty payloads as the names of teams, services and people, in comments and descriptions, through an import onto pages, charts and files.</summary>
public sealed class PayloadTests(PayloadSite site) : IClassFixture<PayloadSite>
{
    public static TheoryData<string> Pages =>
    [
        "/", "/teams?period=2026-05", "/legal-status?period=2026-05", "/domains?period=2026-05", "/auditing?period=2026-05", "/actions?period=2026-05", "/rows?of=audits&period=2026-05", "/rows?of=actions&period=2026-05", "/audit?of=Q1",
        "/domain?domain=Risk&period=2026-05", "/search?q=script", "/imports", "/imports/1", "/pack?period=2026-05",
    ];

    private static readonly HashSet<string> Charted =
    [
        "/", "/teams?period=2026-05", "/legal-status?period=2026-05", "/domains?period=2026-05", "/auditing?period=2026-05", "/actions?period=2026-05", "/domain?domain=Risk&period=2026-05",
    ];

    [Fact]
    public void There_are_fifty() => Assert.Equal(50, Payloads.All.Distinct(StringComparer.OrdinalIgnoreCase).Count());

    [Theory]
    [MemberData(nameof(Pages))]
    public async Task On_no_page_is_one_run(string address)
    {
        var (answer, page) = await site.Get(address);

        Assert.True(answer.IsSuccessStatusCode, $"{address}: {answer.StatusCode}");
        Assert.Empty(page.QuerySelectorAll("main img, main iframe, main object, main embed, main style, main link, main meta, main video, main math, main template, main textarea, base, body[onload]"));
        Assert.DoesNotContain(page.All, e => e.Attributes.Any(a => a.Name.StartsWith("on", StringComparison.OrdinalIgnoreCase)));
        Assert.All(page.QuerySelectorAll("a[href], form[action]"), e => Assert.Matches("^[/#?]", e.GetAttribute("href") ?? e.GetAttribute("action")!));
        foreach (var script in page.Scripts)
            Assert.True(script.Type == "application/json" ? !script.Text.Contains('<', StringComparison.Ordinal) : script.Text.Length == 0 && script.Source!.StartsWith('/'), script.OuterHtml);
        var charts = page.QuerySelectorAll("[data-chart] script");
        Assert.Equal((address, Charted.Contains(address)), (address, charts.Length > 0));
        foreach (var figure in charts)
        {
            using var document = JsonDocument.Parse(figure.TextContent);
            Assert.All(Texts(document.RootElement), t => Assert.DoesNotContain('<', t.Replace("<br>", "", StringComparison.Ordinal)));
        }
    }

    [Fact]
    public async Task Every_one_is_read_as_it_was_typed()
    {
        var (_, page) = await site.Get("/rows?of=actions&period=2026-05");
        var shown = page.QuerySelectorAll("td").Select(c => c.TextContent.Trim()).ToHashSet(StringComparer.Ordinal);

        Assert.DoesNotContain(Payloads.All.Select(p => p.Trim()), p => !shown.Contains(p));
    }

    [Theory]
    [InlineData("rows", "?of=actions&period=2026-05")]
    [InlineData("teams", "?period=2026-05")]
    public async Task In_no_workbook_is_one_a_formula_or_a_link(string word, string query)
    {
        using var client = site.CreateClient();
        using var package = new ExcelPackage(new MemoryStream(await client.GetByteArrayAsync(new Uri($"/{word}.xlsx{query}", UriKind.Relative))));
        Formulas.NoneIn(package);
    }

    [Theory]
    [InlineData("rows", "of=actions", "rows", "description")]
    [InlineData("teams", "", "by-team", "team")]
    [InlineData("domain", "domain=Risk", "words-good", "comment")]
    public async Task In_no_table_of_its_own_is_one_a_formula(string word, string query, string table, string column)
    {
        using var client = site.CreateClient();
        var csv = await client.GetStringAsync(new Uri($"/{word}.csv?period=2026-05&table={table}&{query}", UriKind.Relative));
        Formulas.NoneIn(csv);
        var lines = Formulas.Cells(csv);
        var at = lines[0].ToList().IndexOf(column);
        var said = lines.Skip(1).Where(l => l.Count > at).Select(l => l[at].Trim().TrimStart('\'')).ToHashSet(StringComparer.Ordinal);
        Assert.DoesNotContain(Payloads.All.Select(p => p.Trim().TrimStart('\'')), p => !said.Contains(p));
    }

    private static IEnumerable<string> Texts(JsonElement element) => element.ValueKind switch
    {
        JsonValueKind.String => [element.GetString()!],
        JsonValueKind.Array => element.EnumerateArray().SelectMany(Texts),
        JsonValueKind.Object => element.EnumerateObject().SelectMany(p => Texts(p.Value)),
        _ => [],
    };
}

/// <summary>A council of fifty teams, each called by a payload.</summary>
public sealed class PayloadSite : LiveSite
{
    public PayloadSite()
    {
        SampleOnFirstRun = false;
        Import(
            new DateOnly(2026, 6, 13),
            Write("teams.csv", ["team,service,team_manager", .. Payloads.All.Select((p, at) => $"{Quoted(p)},{Quoted(Payloads.All[at % 7])},{Quoted(p)}")]),
            Write("audits=1+1 <b>.csv", ["audit_id,child_id,audit_month,team,legal_status,return_status,auditor_grade,auditor,practitioner", .. Payloads.All.Select((p, at) => $"Q{at + 1},C{at + 1},2026-05,{Quoted(p)},{Quoted(p)},completed,Good,{Quoted(p)},{Quoted(p)}")]),
            Write("judgements.csv", ["audit_id,domain,question,grade,comment", .. Payloads.All.Select((p, at) => $"Q{at + 1},Risk,{Quoted(p)},Good,{Quoted(p)}")]),
            Write("actions.csv", ["action_id,child_id,audit_id,team,description,owner,raised_on,due_on,completed_on", .. Payloads.All.Select((p, at) => $"T{at},C{at + 1},Q{at + 1},{Quoted(p)},{Quoted(p)},{Quoted(p)},2026-05-01,2026-05-31,")]));
    }

    private static string Quoted(string name) => $"\"{name.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
}
