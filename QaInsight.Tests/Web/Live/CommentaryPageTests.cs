using System.Net;
using System.Text;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;
using OfficeOpenXml;
using QaInsight.People;
using Xunit;

namespace QaInsight.Tests.Web.Live;

/// <summary>Commentary, from whoever writes it to whoever reads it: on pages, in files and on paper.</summary>
public sealed class CommentaryPageTests : IAsyncDisposable
{
    private const string Page = "/commentary?of=grade-inadequate&period=2026-08";
    private const string Formula = "=HYPERLINK(\"http://evil.example\",\"click\")";
    private const string Script = "</p><script>alert(1)</script>";

    private readonly ReadersSite site = new();
    private readonly Visitor visitor;

    public CommentaryPageTests() => visitor = new Visitor(site);

    public async ValueTask DisposeAsync()
    {
        visitor.Dispose();
        await site.DisposeAsync();
    }

    [Fact]
    public async Task What_is_written_stands_on_the_next_request_wherever_the_figure_does()
    {
        string[] pages = ["/", "/?period=2026-08", "/measure?of=grade-inadequate&period=2026-08", "/pack?period=2026-08"];
        foreach (var page in pages)
            Assert.Empty((await site.Get(page)).Page.QuerySelectorAll(".remark"));

        await Write("First line\nsecond line", ("Owner", "Head of service"), ("NextStep", "Look again"), ("By", "2026-10-15"));
        Assert.StartsWith("It is written", visitor.Text("[role=status]"), StringComparison.Ordinal);
        foreach (var page in pages)
        {
            var remark = (await site.Get(page)).Page.QuerySelector(".remark")!;
            Assert.Equal("First line\nsecond line", remark.QuerySelector(".words")!.TextContent);
            Assert.StartsWith("1 Inadequate August 2026 The whole authority", Shown.Text(remark.QuerySelector(".about")!).Replace("1Inadequate", "1 Inadequate", StringComparison.Ordinal), StringComparison.Ordinal);
            Assert.Equal("Next step Look again Owner Head of service By 15 October 2026", string.Join(' ', remark.QuerySelectorAll("dt, dd").Select(Shown.Text)));
            Assert.StartsWith("Ann, 5 January 2031", Shown.Text(remark.QuerySelector(".rule")!), StringComparison.Ordinal);
        }

        var (_, board) = await site.Get("/?period=2026-08");
        var mark = board.QuerySelectorAll(".tile").Single(t => t.TextContent.Contains("Inadequate", StringComparison.Ordinal) && t.QuerySelector("a.mark") is not null).QuerySelector("a.mark")!;
        Assert.NotNull(board.GetElementById(mark.GetAttribute("href")![1..]));
        Assert.Empty((await site.Get("/?period=2026-07")).Page.QuerySelectorAll(".remark"));
        Assert.Empty((await site.Get("/pack?period=2026-08")).Page.QuerySelectorAll(".remark a"));
    }

    [Fact]
    public async Task A_page_leads_there_and_back_for_whoever_may_write()
    {
        await visitor.Open("/measure?of=grade-inadequate&period=2026-08");
        await visitor.Open(visitor.Page.QuerySelectorAll(".out a").Single(a => a.TextContent == "Write commentary").GetAttribute("href")!);
        Assert.Equal((HttpStatusCode.OK, Page), (visitor.Status, visitor.Address));
        Assert.Equal("Nothing has been written about this figure.", visitor.Text("main > .none"));
        Assert.Equal("/measure?of=grade-inadequate&period=2026-08", visitor.Page.QuerySelectorAll(".crumbs a")[1].GetAttribute("href"));

        await visitor.Open("/?period=2026-07&service=Care%20Leavers");
        await visitor.Open(visitor.Page.QuerySelectorAll(".out a").Single(a => a.TextContent == "Write conclusions").GetAttribute("href")!);
        Assert.Equal("July 2026 Care Leavers Children's Social Care", visitor.Text(".about"));
    }

    [Fact]
    public async Task Versions_stay_and_so_does_what_was_taken_down()
    {
        await Write("First");
        site.Who = new Reader("ben", "Ben") { Roles = [Role.QualityAssurance] };
        await Write("Second");
        Assert.Equal("Second", visitor.Page.QuerySelector("#Words")!.TextContent);
        await visitor.Send("form.down");

        Assert.Equal("It is taken down. Its history stays. Open the measure", visitor.Text("[role=status]"));
        Assert.Equal(["Taken down by Ben.", "Second|Ben, 5 January 2031", "First|Ann, 5 January 2031"], visitor.Page.QuerySelectorAll(".versions li").Select(v => string.Join('|', v.QuerySelectorAll(".words, .rule").Select(Shown.Text))));
        Assert.Empty((await site.Get("/?period=2026-08")).Page.QuerySelectorAll(".remark"));
        await Write("Third");
        Assert.Equal("Third", (await site.Get("/?period=2026-08")).Page.QuerySelector(".remark .words")!.TextContent);
    }

    [Fact]
    public async Task Of_two_editors_the_second_is_told_and_loses_nothing()
    {
        using var other = new Visitor(site);
        await visitor.Open(Page);
        await other.Open(Page);
        await other.Send("form.write", ("Words", "Theirs"));
        await visitor.Send("form.write", ("Words", "Mine\nat length"), ("Owner", "Me"));

        Assert.Equal(HttpStatusCode.Conflict, visitor.Status);
        Assert.StartsWith("Ann wrote while you had the page open", visitor.Text("[role=alert]"), StringComparison.Ordinal);
        Assert.Equal(("Mine\nat length", "Me"), (visitor.Page.QuerySelector("#Words")!.TextContent, visitor.Page.QuerySelector("#Owner")!.GetAttribute("value")));
        Assert.Equal("Theirs", visitor.Text(".remark .words"));
        await visitor.Send("form.write", ("Words", "Theirs and mine"));
        Assert.Equal((HttpStatusCode.OK, "Theirs and mine"), (visitor.Status, visitor.Text(".remark .words")));
        await other.Send("form.down");
        Assert.Equal(HttpStatusCode.Conflict, other.Status);
    }

    [Fact]
    public async Task What_is_typed_is_read_as_it_was_typed_and_never_run()
    {
        await Write($"{Formula}\n{Script}", ("Owner", Formula), ("NextStep", "@SUM(A1)\n+1"), ("By", ""));
        foreach (var address in new[] { Page, "/?period=2026-08", "/measure?of=grade-inadequate&period=2026-08", "/pack?period=2026-08" })
        {
            var (_, page) = await site.Get(address);
            Assert.Equal($"{Formula}\n{Script}", page.QuerySelector(".remark .words")!.TextContent);
            Assert.All(page.QuerySelectorAll("script"), s => Assert.True(s.GetAttribute("type") == "application/json" || s.HasAttribute("src")));
        }

        using var client = site.CreateClient();
        var csv = Encoding.UTF8.GetString(await client.GetByteArrayAsync(new Uri("/board.csv?period=2026-08", UriKind.Relative)));
        Assert.Contains($"\"'{Formula.Replace("\"", "\"\"", StringComparison.Ordinal)}\n{Script}\"", csv, StringComparison.Ordinal);
        Formulas.NoneIn(csv);
        foreach (var file in new[] { "/board.xlsx?period=2026-08", "/board.xlsx?period=2026-08&table=measures", "/measure.xlsx?of=grade-inadequate&period=2026-08" })
        {
            using var package = new ExcelPackage(new MemoryStream(await client.GetByteArrayAsync(new Uri(file, UriKind.Relative))));
            Formulas.NoneIn(package);
            var notes = package.Workbook.Worksheets["Notes"];
            var said = Enumerable.Range(1, notes.Dimension.End.Row).Single(r => notes.Cells[r, 1].Text == "Inadequate, August 2026, The whole authority");
            Assert.Equal($"'{Formula}\n{Script}\nOwner: {Formula}\nNext step: @SUM(A1)\n+1\nWritten by Ann, 5 January 2031", notes.Cells[said, 2].Text);
        }
    }

    [Fact]
    public async Task Conclusions_stand_at_the_head_of_the_board_and_the_pack()
    {
        await Write("Practice is better.\nWe recommend a plan.", "/commentary?period=2026-08");
        foreach (var address in new[] { "/?period=2026-08", "/pack?period=2026-08" })
        {
            var (_, page) = await site.Get(address);
            Assert.Equal("Practice is better.\nWe recommend a plan.", page.QuerySelector(".conclusions .words")!.TextContent);
            Assert.Equal("Conclusions and recommendations", page.QuerySelectorAll("main h2").First(h => h.Closest("nav") is null).TextContent);
        }

        using var client = site.CreateClient();
        Assert.Contains("commentary,Conclusions and recommendations,words,,,,\"Practice is better.\nWe recommend a plan.\"", Encoding.UTF8.GetString(await client.GetByteArrayAsync(new Uri("/board.csv?period=2026-08", UriKind.Relative))), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Who_may_not_write_reads_it_and_finds_neither_form_nor_way_to_one()
    {
        await Write("Read me");
        await visitor.Open("/?period=2026-08");
        Assert.Contains("Write conclusions", visitor.Text(".out"), StringComparison.Ordinal);

        site.Who = new Reader("dee", "Dee") { Roles = [Role.Board] };
        foreach (var address in new[] { "/?period=2026-08", "/measure?of=grade-inadequate&period=2026-08" })
        {
            await visitor.Open(address);
            Assert.Equal("Read me", visitor.Text(".remark .words"));
            Assert.DoesNotContain("Write c", visitor.Text(".out"), StringComparison.Ordinal);
        }

        var token = visitor.Page.QuerySelector("input[name=__RequestVerificationToken]")!.GetAttribute("value")!;
        await visitor.Open(Page);
        Assert.Equal((HttpStatusCode.OK, 0, "Read me"), (visitor.Status, visitor.Page.QuerySelectorAll("main form").Length, visitor.Text(".remark .words")));
        foreach (var address in new[] { Page, Page + "&handler=Down" })
        {
            await visitor.Post(address, new FormUrlEncodedContent([KeyValuePair.Create("__RequestVerificationToken", token), KeyValuePair.Create("Words", "x"), KeyValuePair.Create("seen", "1")]));
            Assert.Equal(HttpStatusCode.Forbidden, visitor.Status);
        }

        Assert.Equal("Read me", (await site.Get("/?period=2026-08")).Page.QuerySelector(".remark .words")!.TextContent);
    }

    [Fact]
    public async Task A_figure_is_headed_by_whose_it_is_for_whoever_reads()
    {
        await visitor.Open("/measure?of=grade-inadequate&period=2026-08");
        var whole = Shown.Text(visitor.Page.QuerySelector(".lead")!);
        await visitor.Open(Page);
        Assert.Equal(("August 2026 The whole authority Children's Social Care", whole), (visitor.Text(".about"), visitor.Text(".lead")));

        site.Who = new Reader("tess", "Tess") { Roles = [Role.TeamManager], Teams = ["Kingsquay Safeguarding Team 1"] };
        await visitor.Open("/measure?of=grade-inadequate&period=2026-08");
        var own = Shown.Text(visitor.Page.QuerySelector(".lead")!);
        Assert.NotEqual(whole, own);
        await visitor.Open(Page);
        Assert.Equal(("August 2026 The whole authority Children's Social Care", "Within what you see: " + own), (visitor.Text(".about"), visitor.Text(".lead")));
        await visitor.Open(Page + "&team=Kingsquay%20Safeguarding%20Team%201");
        Assert.Equal(("August 2026 Kingsquay Safeguarding Team 1 Children's Social Care", own), (visitor.Text(".about"), visitor.Text(".lead")));
    }

    [Fact]
    public async Task A_form_from_elsewhere_is_refused()
    {
        foreach (var address in new[] { Page, Page + "&handler=Down" })
        {
            await visitor.Post(address, new FormUrlEncodedContent([KeyValuePair.Create("Words", "x"), KeyValuePair.Create("seen", "0")]));
            Assert.Equal(HttpStatusCode.BadRequest, visitor.Status);
        }

        Assert.Empty((await site.Get(Page)).Page.QuerySelectorAll(".remark"));
    }

    [Fact]
    public async Task What_is_wrong_is_said_and_what_was_typed_is_kept()
    {
        await Write("Words", ("By", "soon"), ("NextStep", "Look"));

        Assert.Equal(HttpStatusCode.BadRequest, visitor.Status);
        Assert.Equal(["“soon” is not a day. Write it as 1/10/2026."], visitor.Page.QuerySelectorAll("[role=alert] li").Select(Shown.Text));
        Assert.Equal(("Words", "Look"), (visitor.Page.QuerySelector("#Words")!.TextContent, visitor.Page.QuerySelector("#NextStep")!.TextContent));
    }

    [Theory]
    [InlineData("/commentary?of=nothing")]
    [InlineData("/commentary?of=grade-inadequate&period=never")]
    [InlineData("/commentary?of=grade-inadequate&team=Nobody")]
    [InlineData("/commentary?service=Nobody")]
    public async Task Of_what_is_not_there_there_is_no_commentary(string address) => Assert.Equal(HttpStatusCode.NotFound, (await site.Get(address)).Answer.StatusCode);

    private Task Write(string words, params (string Name, string Value)[] more) => Write(words, Page, more);

    private async Task Write(string words, string page, params (string Name, string Value)[] more)
    {
        await visitor.Open(page);
        await visitor.Send("form.write", [("Words", words), .. more]);
    }
}

/// <summary>The site as whoever a test says reads it.</summary>
internal sealed class ReadersSite : LiveSite
{
    public Reader Who { get; set; } = new("ann", "Ann") { Roles = [Role.QualityAssurance] };

    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        base.ConfigureWebHost(builder);
        builder.ConfigureTestServices(services => services.AddScoped(_ => Who));
    }
}
