using System.Net;
using System.Text.Json;
using OfficeOpenXml;
using QaInsight.People;
using Xunit;

namespace QaInsight.Tests.Web.Live;

/// <summary>Targets, as the quality assurance team sets them: what is set shows in every status at once.</summary>
public sealed class TargetPageTests : IAsyncDisposable
{
    private const string Page = "/target?of=grade-inadequate";

    private readonly LiveSite site = new();
    private readonly Visitor visitor;

    public TargetPageTests() => visitor = new Visitor(site);

    public async ValueTask DisposeAsync()
    {
        visitor.Dispose();
        await site.DisposeAsync();
    }

    [Fact]
    public async Task One_status_everywhere_the_moment_a_target_is_set_and_no_earlier_months()
    {
        Assert.Equal(("met", "near"), (await Everywhere("2026-08"), await Everywhere("2026-07")));
        await Set("1%", "", from: "2026-08-31");
        Assert.Equal(("missed", "near"), (await Everywhere("2026-08"), await Everywhere("2026-07")));

        await visitor.Send(".notice form");
        Assert.Equal(("met", "near"), (await Everywhere("2026-08"), await Everywhere("2026-07")));
        Assert.StartsWith("Undone: taken back, from 31 August 2026 on.", visitor.Text("[role=status]"), StringComparison.Ordinal);
        await visitor.Send(".notice form");
        Assert.Equal("missed", await Everywhere("2026-08"));
    }

    [Fact]
    public async Task Without_a_target_from_a_day_on_there_is_no_status()
    {
        await visitor.Open(Page);
        await visitor.Send("form.plain", ("From", "2026-08-01"), ("Value", ""), ("Near", ""), ("Source", "Local"), ("None", "true"), ("Reason", "It is looked at in another way"));

        Assert.Equal(("none", "near"), (await Everywhere("2026-08"), await Everywhere("2026-07")));
    }

    [Fact]
    public async Task What_is_set_stands_on_the_measures_page_and_among_the_targets_with_its_history()
    {
        await Set("12", "15%", from: "2026-08-01");
        await Set("11", "15", from: "2026-08-01", reason: "<script>alert(1)</script>");

        Assert.StartsWith("Done: 11% or less, near it up to 15%, from 1 August 2026 on.", visitor.Text("[role=status]"), StringComparison.Ordinal);
        Assert.Equal("11% or less, near it up to 15% since 1 August 2026 Set here (local)", visitor.Text(".about"));
        Assert.Equal(
            ["1 Aug|11% or less, near it up to 15%|12% or less, near it up to 15% (set here)|<script>alert(1)</script>|head-of-quality", "1 Aug|12% or less, near it up to 15%|10% or less, near it up to 20% (the council’s file)|As agreed|head-of-quality"],
            visitor.Page.QuerySelectorAll("#history ~ .card tbody tr").Select(r => string.Join('|', r.QuerySelectorAll("td").Select(Shown.Text)).Replace("1 August 2026", "1 Aug", StringComparison.Ordinal)));
        Assert.All(visitor.Page.QuerySelectorAll("script"), s => Assert.True(s.HasAttribute("src")));

        var (_, measure) = await site.Get("/measure?of=grade-inadequate&period=2026-08");
        Assert.Contains("11% or less, near it up to 15%: a local target since 1 August 2026. <script>alert(1)</script>", measure.QuerySelector("#about")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(Page, measure.QuerySelector("#about .files a")!.GetAttribute("href"));
        var (_, all) = await site.Get("/targets");
        var row = all.QuerySelectorAll(".aims tbody tr").First(r => r.QuerySelector("a")!.GetAttribute("href") == Page);
        Assert.Equal("Inadequate 11% or less, near it up to 15% 1 August 2026 Set here (local) <script>alert(1)</script>", Shown.Text(row));
        Assert.Equal(2, all.QuerySelectorAll("#latest ~ .card tbody tr").Length);
        Assert.Contains("/targets", (await site.Get("/measures")).Page.QuerySelectorAll(".tabs a").Select(a => a.GetAttribute("href")));
    }

    [Fact]
    public async Task What_would_change_is_shown_before_anything_is_set()
    {
        await visitor.Open(Page);
        await visitor.Send("form.plain", ("From", "2026-08-01"), ("Value", "60"), ("Near", ""), ("Source", "Local"), ("Reason", "As agreed"));
        await visitor.Open(Page);
        await Preview("2026-07-01", "60");

        Assert.Equal("July 2026: near → met", Shown.Text(visitor.Page.QuerySelector(".take li b")!) + " " + visitor.Page.QuerySelector(".take li")!.ChildNodes[1].TextContent.Trim());
        Assert.Single(visitor.Page.QuerySelectorAll(".take li"));
        await Preview("2031-07-01", "60");
        Assert.StartsWith("There are no figures of that day or later yet", visitor.Text("#comes-to ~ .none"), StringComparison.Ordinal);
        Assert.Single((await site.Get(Page)).Page.QuerySelectorAll("#history ~ .card tbody tr"));
    }

    [Fact]
    public async Task What_is_wrong_is_said_and_what_was_typed_is_kept()
    {
        await visitor.Open(Page);
        await visitor.Send("form.plain", ("From", "2026-08-01"), ("Value", "ten"), ("Near", "5"), ("Source", "National"), ("Reason", "As agreed"));

        Assert.Equal(HttpStatusCode.BadRequest, visitor.Status);
        Assert.Equal(["“ten” is not a number for the target. Write 90 or 90%."], visitor.Page.QuerySelectorAll("[role=alert] li").Select(Shown.Text));
        Assert.Equal(("ten", "5", "As agreed"), (visitor.Page.QuerySelector("#Value")!.GetAttribute("value"), visitor.Page.QuerySelector("#Near")!.GetAttribute("value"), visitor.Page.QuerySelector("#Reason")!.TextContent));
        Assert.Equal("true", visitor.Page.QuerySelector("#Value")!.GetAttribute("aria-invalid"));
        Assert.Equal("National", visitor.Page.QuerySelector("#Source option[selected]")!.GetAttribute("value"));
    }

    [Fact]
    public async Task Of_two_who_set_one_is_told_and_loses_nothing()
    {
        using var other = new Visitor(site);
        await visitor.Open(Page);
        await other.Open(Page);
        await other.Send("form.plain", ("From", "2026-08-01"), ("Value", "8"), ("Near", ""), ("Source", "Local"), ("Reason", "Ann’s"));
        await visitor.Send("form.plain", ("From", "2026-08-01"), ("Value", "7"), ("Near", ""), ("Source", "Local"), ("Reason", "Ben’s"));

        Assert.Equal(HttpStatusCode.Conflict, visitor.Status);
        Assert.Contains("Somebody else has set something for this measure", visitor.Text("[role=alert]"), StringComparison.Ordinal);
        Assert.Equal(("7", "Ben’s"), (visitor.Page.QuerySelector("#Value")!.GetAttribute("value"), visitor.Page.QuerySelector("#Reason")!.TextContent));
        Assert.Contains("8% or less", visitor.Text("#history ~ .card"), StringComparison.Ordinal);
        await visitor.Send("form.plain", ("From", "2026-08-01"), ("Value", "7"), ("Near", ""), ("Source", "Local"), ("Reason", "Ben’s"));
        Assert.Equal("7% or less since 1 August 2026 Set here (local)", visitor.Text(".about"));
    }

    [Fact]
    public async Task What_was_set_is_taken_back_with_a_reason()
    {
        await Set("1", "", from: "2026-08-31");
        Assert.Equal("missed", await Everywhere("2026-08"));
        await visitor.Send(".views form", ("reason", " "));
        Assert.Equal(HttpStatusCode.BadRequest, visitor.Status);
        await visitor.Send(".views form", ("reason", "The board thought again"));

        Assert.Equal("met", await Everywhere("2026-08"));
        Assert.Contains("taken back 1% or less (set here) The board thought again", string.Join(' ', visitor.Page.QuerySelectorAll("#history ~ .card tbody tr")[0].QuerySelectorAll("td").Select(Shown.Text)), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_form_from_elsewhere_is_refused()
    {
        foreach (var handler in new[] { "", "&handler=Preview", "&handler=Back", "&handler=Undo" })
        {
            await visitor.Post(Page + handler, new FormUrlEncodedContent([KeyValuePair.Create("From", "2026-08-01"), KeyValuePair.Create("Value", "8"), KeyValuePair.Create("Source", "Local"), KeyValuePair.Create("Reason", "x")]));
            Assert.Equal(HttpStatusCode.BadRequest, visitor.Status);
        }

        Assert.Contains("Nothing has been set here", (await site.Get(Page)).Page.QuerySelector("main")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Who_may_not_set_targets_reads_them_and_finds_no_form()
    {
        await using var board = new ReadersSite { Who = new Reader("dee", "Dee") { Roles = [Role.Board] } };
        using var member = new Visitor(board);
        await member.Open(Page);
        Assert.Equal((HttpStatusCode.OK, 0), (member.Status, member.Page.QuerySelectorAll("main form").Length));
        Assert.Equal("10% or less, near it up to 20% always The council’s file (local)", member.Text(".about"));

        await member.Open("/");
        var token = member.Page.QuerySelector("input[name=__RequestVerificationToken]")!.GetAttribute("value")!;
        foreach (var handler in new[] { "", "&handler=Preview", "&handler=Back", "&handler=Undo" })
        {
            await member.Post(Page + handler, new FormUrlEncodedContent([KeyValuePair.Create("__RequestVerificationToken", token), KeyValuePair.Create("From", "2026-08-01"), KeyValuePair.Create("Value", "8"), KeyValuePair.Create("Source", "Local"), KeyValuePair.Create("Reason", "x")]));
            Assert.Equal(HttpStatusCode.Forbidden, member.Status);
        }

        Assert.Contains("Nothing has been set here", (await board.Get(Page)).Page.QuerySelector("main")!.TextContent, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/target")]
    [InlineData("/target?of=nothing")]
    [InlineData("/target?of=audits-allocated")]
    public async Task A_measure_that_can_have_no_target_has_no_page(string address) => Assert.Equal(HttpStatusCode.NotFound, (await site.Get(address)).Answer.StatusCode);

    private async Task Set(string value, string near, string from, string reason = "As agreed")
    {
        await visitor.Open(Page);
        await visitor.Send("form.plain", ("From", from), ("Value", value), ("Near", near), ("Source", "Local"), ("Reason", reason));
        Assert.Equal(HttpStatusCode.OK, visitor.Status);
    }

    private async Task Preview(string from, string value)
    {
        visitor.Page.QuerySelector("form.plain")!.SetAttribute("action", visitor.Page.QuerySelector("button[formaction]")!.GetAttribute("formaction")!);
        await visitor.Send("form.plain", ("From", from), ("Value", value), ("Near", ""), ("Source", "Local"), ("Reason", "As agreed"));
        Assert.Equal(HttpStatusCode.OK, visitor.Status);
    }

    /// <summary>The status of a month on the measure's page, in a page's workbook, in the API and on the command line: one.</summary>
    private async Task<string> Everywhere(string period)
    {
        string[] told = [await OnPage(period), await InWorkbook(period), InJson(await site.Api($"board?period={period}")), InJson(site.Run("scorecard", "board", "--period", period, "--as-of", "2026-09-13", "--format", "json"))];
        return Assert.Single(told.Distinct());
    }

    private async Task<string> OnPage(string period)
    {
        var says = Shown.Text((await site.Get($"/measure?of=grade-inadequate&period={period}")).Page.QuerySelector(".lead")!);
        return says.Contains("The target is", StringComparison.Ordinal) ? says.TrimEnd('.').Split(' ')[^1] : "none";
    }

    private async Task<string> InWorkbook(string period)
    {
        using var client = site.CreateClient();
        using var package = new ExcelPackage(new MemoryStream(await client.GetByteArrayAsync(new Uri($"/measure.xlsx?of=grade-inadequate&period={period}", UriKind.Relative))));
        var notes = package.Workbook.Worksheets["Notes"];
        var lead = Enumerable.Range(1, notes.Dimension.End.Row).Select(r => notes.Cells[r, 2].Text).First(t => t.Contains(" in ", StringComparison.Ordinal) && t.Contains(" of ", StringComparison.Ordinal));
        return lead.Contains("The target is", StringComparison.Ordinal) ? lead.TrimEnd('.').Split(' ')[^1] : "none";
    }

    private static string InJson(string json)
    {
        using var document = JsonDocument.Parse(json);
        return document.RootElement.GetProperty("total").GetProperty("measures").GetProperty("grade-inadequate").GetProperty("status").GetString() ?? "none";
    }
}
