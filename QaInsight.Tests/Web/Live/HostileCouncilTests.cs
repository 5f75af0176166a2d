using System.Text.Json;
using AngleSharp.Html.Dom;
using OfficeOpenXml;
using Xunit;

namespace QaInsight.Tests.Web.Live;

/// <summary>What a council types is read as it was typed, and never run, on its whole way through.</summary>
public sealed class HostileCouncilTests(HostileSite site) : IClassFixture<HostileSite>
{
    [Fact]
    public async Task On_the_page()
    {
        var (_, page) = await site.Get("/");

        Assert.Empty(page.QuerySelectorAll("img, [onerror]"));
        Assert.NotEmpty(page.QuerySelectorAll("main a"));
        Assert.All(page.QuerySelectorAll("main a"), a => Assert.Matches("^/([a-z?]|$)", a.GetAttribute("href")));
        Assert.All(page.QuerySelectorAll("script"), s => Assert.True(s.GetAttribute("type") == "application/json" || s.HasAttribute("src")));
        Assert.Equal(HostileCouncil.Names.Order(StringComparer.Ordinal), page.QuerySelectorAll("#service option").Select(o => ((IHtmlOptionElement)o).Value).Where(v => v.Length > 0).Order(StringComparer.Ordinal));
        var bars = page.QuerySelectorAll(".bars")[0].QuerySelectorAll(".label").Select(l => l.TextContent);
        Assert.Equal(HostileCouncil.Names.Order(StringComparer.Ordinal), bars.Order(StringComparer.Ordinal));
        foreach (var service in HostileCouncil.Names)
        {
            var (answer, own) = await site.Get("/?service=" + Uri.EscapeDataString(service));
            Assert.True(answer.IsSuccessStatusCode);
            Assert.Equal(service, own.QuerySelectorAll(".about span")[^1].TextContent);
        }
    }

    [Fact]
    public async Task In_sentences_a_turned_name_ends_where_it_ends()
    {
        var (_, page) = await site.Get("/");

        Assert.Contains("\u2068" + HostileCouncil.Turned + "\u2069", page.QuerySelectorAll(".say")[0].TextContent, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("team")]
    [InlineData("service")]
    [InlineData("legal-status")]
    [InlineData("domain")]
    [InlineData("auditor")]
    public async Task In_the_api_and_in_files(string by)
    {
        using var document = JsonDocument.Parse(await site.Api($"{by}?period=2026-05"));
        Assert.Equal(HostileCouncil.Names.Order(StringComparer.Ordinal), document.RootElement.GetProperty("rows").EnumerateArray().Select(r => r.GetProperty("key").GetString()!).Order(StringComparer.Ordinal));

        var csv = site.Run("scorecard", by, "--period", "2026-05", "--format", "csv");
        Formulas.NoneIn(csv);
        Assert.Contains("'" + HostileCouncil.Command, csv, StringComparison.Ordinal);
        Assert.Contains(HostileCouncil.Family, csv, StringComparison.Ordinal);

        var path = Path.Combine(site.Warehouse, by + ".xlsx");
        site.Run("scorecard", by, "--period", "2026-05", "--format", "xlsx", "--output", path);
        using var package = new ExcelPackage(new FileInfo(path));
        Formulas.NoneIn(package);
        var cells = package.Workbook.Worksheets.SelectMany(s => s.Cells[s.Dimension.Address]).ToList();
        Assert.Contains("'" + HostileCouncil.Formula, cells.Select(c => c.Value as string));
        Assert.Contains(HostileCouncil.Script, cells.Select(c => c.Value as string));
    }

    [Theory]
    [InlineData("board")]
    [InlineData("legal-status")]
    public async Task In_a_pages_files(string word)
    {
        using var client = site.CreateClient();
        var csv = await client.GetStringAsync(new Uri($"/{word}.csv?period=2026-05", UriKind.Relative));
        Formulas.NoneIn(csv);
        Assert.Contains("'" + HostileCouncil.Command, csv, StringComparison.Ordinal);

        using var package = new ExcelPackage(new MemoryStream(await client.GetByteArrayAsync(new Uri($"/{word}.xlsx?period=2026-05", UriKind.Relative))));
        Formulas.NoneIn(package);
        var cells = package.Workbook.Worksheets.Where(s => s.Dimension is not null).SelectMany(s => s.Cells[s.Dimension.Address]).ToList();
        Assert.Contains("'" + HostileCouncil.Formula, cells.Select(c => c.Value as string));
        Assert.Contains(HostileCouncil.Turned, cells.Select(c => c.Value as string));
    }

    [Fact]
    public async Task As_the_head_of_a_column()
    {
        using var client = site.CreateClient();
        var csv = await client.GetStringAsync(new Uri("/teams.csv?period=2026-05&table=team-domain", UriKind.Relative));
        Assert.Contains("'" + HostileCouncil.Formula, Formulas.Cells(csv)[0]);
        Assert.Contains("'" + HostileCouncil.Command + "_denominator", Formulas.Cells(csv)[0]);
        Formulas.NoneIn(csv);

        using var package = new ExcelPackage(new MemoryStream(await client.GetByteArrayAsync(new Uri("/teams.xlsx?period=2026-05&table=team-domain", UriKind.Relative))));
        var sheet = package.Workbook.Worksheets.First();
        Assert.Contains("'" + HostileCouncil.Formula, sheet.Cells[1, 1, 1, sheet.Dimension.End.Column].Select(c => c.Value as string));
        Formulas.NoneIn(package);
    }

    [Theory]
    [InlineData(HostileCouncil.Formula)]
    [InlineData(HostileCouncil.Command)]
    [InlineData(HostileCouncil.Script)]
    [InlineData(HostileCouncil.Markup)]
    public async Task As_the_name_of_a_page_and_of_its_sheets(string name)
    {
        using var client = site.CreateClient();
        foreach (var page in new[] { $"team.xlsx?team={Uri.EscapeDataString(name)}", $"domain.xlsx?domain={Uri.EscapeDataString(name)}", $"status.xlsx?legalStatus={Uri.EscapeDataString(name)}" })
        {
            using var package = new ExcelPackage(new MemoryStream(await client.GetByteArrayAsync(new Uri($"/{page}&period=2026-05", UriKind.Relative))));
            Formulas.NoneIn(package);
            Assert.All(package.Workbook.Worksheets, s => Assert.DoesNotMatch("[\\\\/?*\\[\\]:']", s.Name));
        }
    }
}
