using System.Globalization;
using System.Net;
using OfficeOpenXml;
using QaInsight.Scorecards.Pages;
using QaInsight.Tests.Web.Live;
using Xunit;

namespace QaInsight.Tests.Web.Access;

/// <summary>Files that are made for sharing outside, as roles ask for them.</summary>
public sealed class OutsideTests(PeopleSite site) : IClassFixture<PeopleSite>
{
    private const string Quarter = "period=FY2026-27-Q1&for=outside";
    private const string Mark = "For sharing outside the authority: counts under 6 are not shown";

    [Theory]
    [InlineData("board")]
    [InlineData("teams")]
    [InlineData("legal-status")]
    [InlineData("domains")]
    [InlineData("auditing")]
    [InlineData("actions")]
    [InlineData("concerns")]
    public async Task A_shared_file_is_marked_and_shows_no_small_count(string page)
    {
        using var client = site.ClientOf("board");
        using var answer = await client.GetAsync(new Uri($"/{page}.csv?{Quarter}", UriKind.Relative));
        var lines = (await answer.Content.ReadAsStringAsync()).Split("\r\n", StringSplitOptions.RemoveEmptyEntries);

        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        Assert.Equal($"filters,Sharing,,,,,,{Mark},,", lines[1]);
        Assert.Contains("for outside", answer.Content.Headers.ContentDisposition!.FileNameStar, StringComparison.Ordinal);
        var shown = lines.Skip(2).Select(l => l.Split(',')).Select(c => (Numerator: Number(c[^6]), Denominator: Number(c[^5]))).Where(c => c.Numerator is not null).ToList();
        Assert.NotEmpty(shown);
        Assert.All(shown, c => Assert.False(c.Numerator is > 0 and < 6 || c.Denominator is > 0 and < 6 || c.Denominator - c.Numerator is > 0 and < 6, $"{c}"));

        using var workbook = new ExcelPackage(new MemoryStream(await client.GetByteArrayAsync(new Uri($"/{page}.xlsx?{Quarter}", UriKind.Relative))));
        Assert.Contains(Mark, workbook.Workbook.Worksheets["Notes"].Cells.Select(c => c.Text));
        Assert.All(workbook.Workbook.Worksheets.Where(s => s.Name != "Notes"), s => Assert.Contains("for sharing outside", s.HeaderFooter.OddHeader.LeftAlignedText, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Whoever_asks_nobody_is_named()
    {
        using var client = site.ClientOf("quality-assurance");
        string[] names;
        using (var build = site.Folder.OpenLive())
            names = [.. build.Connection.Rows("SELECT name FROM dim_person UNION SELECT team FROM dim_team UNION SELECT child_id FROM fct_audit UNION SELECT audit_id FROM fct_audit", r => r.GetString(0))];
        foreach (var page in new[] { "board", "teams", "auditing", "actions", "concerns" })
        {
            var words = (await client.GetStringAsync(new Uri($"/{page}.csv?{Quarter}", UriKind.Relative))).Split(',', '\n').Select(w => w.Trim('"', '\r')).ToHashSet();
            Assert.DoesNotContain(names, words.Contains);
        }
    }

    [Theory]
    [InlineData("rows.csv?of=audits&" + Quarter)]
    [InlineData("practitioner.csv?person=SW-001&" + Quarter)]
    [InlineData("team.csv?team=Kingsquay%20Assessment%20Team%201&" + Quarter)]
    [InlineData("audit.csv?of=x&for=outside")]
    [InlineData("changes.csv?" + Quarter)]
    [InlineData("performance.csv?" + Quarter)]
    [InlineData("board.csv?period=2026-06&for=outside")]
    [InlineData("board.csv?period=2026-05..2026-07&for=outside")]
    [InlineData("board.csv?period=FY2026-27&for=outside")]
    [InlineData("board.csv?period=FY2026-27-Q2&for=outside")]
    [InlineData("board.csv?for=outside")]
    [InlineData("board.csv?service=Safeguarding&" + Quarter)]
    [InlineData("board.csv?programme=all&" + Quarter)]
    [InlineData("teams.csv?legalStatus=CIN&" + Quarter)]
    [InlineData("teams.csv?auditType=core&" + Quarter)]
    [InlineData("board.csv?asOf=2026-07-31&" + Quarter)]
    [InlineData("teams.csv?table=services&" + Quarter)]
    [InlineData("board.csv?period=FY2026-27-Q1&for=everybody")]
    public async Task What_could_be_taken_from_another_is_refused_in_plain_words(string address)
    {
        using var client = site.ClientOf("quality-assurance");
        using var answer = await client.GetAsync(new Uri("/" + address, UriKind.Relative));

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Matches("shared|'everybody'", await answer.Content.ReadAsStringAsync());
    }

    [Theory]
    [InlineData("service-manager", HttpStatusCode.BadRequest)]
    [InlineData("team-manager", HttpStatusCode.BadRequest)]
    [InlineData("administrator", HttpStatusCode.Forbidden)]
    public async Task Who_sees_less_than_all_of_it_shares_nothing(string who, HttpStatusCode status)
    {
        using var client = site.ClientOf(who);
        using var answer = await client.GetAsync(new Uri($"/board.csv?{Quarter}", UriKind.Relative));
        Assert.Equal(status, answer.StatusCode);
    }

    [Fact]
    public async Task Each_page_leads_to_its_own_and_the_others_to_none()
    {
        using var client = site.ClientOf("board");
        foreach (var kind in PageKind.All.Where(k => k.InNavigation))
        {
            var html = await client.GetStringAsync(new Uri("/" + kind.Word, UriKind.Relative));
            Assert.Equal(QaInsight.Scorecards.Outside.OutsidePage.CanShare(kind), html.Contains($"/{kind.Word}.csv?period=FY2026-27-Q1&amp;for=outside", StringComparison.Ordinal));
        }

        using var manager = site.ClientOf("service-manager");
        Assert.DoesNotContain("for=outside", await manager.GetStringAsync(new Uri("/teams", UriKind.Relative)), StringComparison.Ordinal);
    }

    private static decimal? Number(string text) => text.Length == 0 ? null : decimal.Parse(text, CultureInfo.InvariantCulture);
}

/// <summary>The same, where names are formulas.</summary>
public sealed class HostileOutsideTests(HostileSite site) : IClassFixture<HostileSite>
{
    [Fact]
    public async Task Nothing_of_a_shared_file_runs()
    {
        using var client = site.CreateClient();
        foreach (var page in new[] { "board", "teams", "legal-status" })
        {
            var csv = await client.GetStringAsync(new Uri($"/{page}.csv?period=FY2026-27-Q1&for=outside", UriKind.Relative));
            Formulas.NoneIn(csv);
            if (page != "board")
                Assert.Contains("'" + HostileCouncil.Command, csv, StringComparison.Ordinal);
            using var workbook = new ExcelPackage(new MemoryStream(await client.GetByteArrayAsync(new Uri($"/{page}.xlsx?period=FY2026-27-Q1&for=outside", UriKind.Relative))));
            Formulas.NoneIn(workbook);
        }
    }
}
