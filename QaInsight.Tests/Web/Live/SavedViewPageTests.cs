using System.Net;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using QaInsight.People;
using QaInsight.Scorecards.Pages;
using QaInsight.Web;
using Xunit;

namespace QaInsight.Tests.Web.Live;

/// <summary>A page with its filters, kept under a name.</summary>
public sealed class SavedViewPageTests(LiveSite site) : IClassFixture<LiveSite>, IDisposable
{
    private readonly Visitor visitor = new(site);

    public void Dispose() => visitor.Dispose();

    [Fact]
    public async Task A_page_is_kept_opened_renamed_shared_and_deleted()
    {
        await visitor.Open("/legal-status?period=2026-07&service=Care%20Leavers");
        var title = visitor.Page.Title;
        await visitor.Send(".save form", ("name", "  Care leavers,  July "));

        Assert.Equal("‘Care leavers, July’ is saved.", visitor.Text("[role=status]"));
        Assert.Equal("Legal status Always July 2026 service: Care Leavers", Shown.Text(View("Care leavers, July").QuerySelector(".about")!));
        Assert.StartsWith("Yours alone", Shown.Text(View("Care leavers, July").QuerySelector(".rule")!), StringComparison.Ordinal);
        await visitor.Open(View("Care leavers, July").QuerySelector("h2 a")!.GetAttribute("href")!);
        Assert.Equal(("/legal-status?period=2026-07&service=Care%20Leavers", title), (visitor.Address, visitor.Page.Title));

        await visitor.Open("/views");
        await visitor.Send($"#{View("Care leavers, July").Id} form[action*=Share]");
        Assert.StartsWith("Yours, shared with everybody", Shown.Text(View("Care leavers, July").QuerySelector(".rule")!), StringComparison.Ordinal);
        await visitor.Send($"#{View("Care leavers, July").Id} form[action*=Rename]", ("name", "July’s care leavers"));
        Assert.Equal("‘July’s care leavers’ is changed.", visitor.Text("[role=status]"));
        await visitor.Send($"#{View("July’s care leavers").Id} form[action*=Delete]");
        Assert.Equal("The view is deleted.", visitor.Text("[role=status]"));
        Assert.DoesNotContain("July’s care leavers", visitor.Text("main"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_view_of_no_period_always_shows_the_latest_month()
    {
        await visitor.Open("/?programme=Early+Help");
        Assert.Equal("It keeps the filters, and always shows the latest month.", visitor.Text(".save .rule"));
        await visitor.Send(".save form", ("name", "Early help"));
        Assert.Equal("Board Always the latest month programme: Early Help", Shown.Text(View("Early help").QuerySelector(".about")!));
        Assert.Equal("/?programme=Early%20Help", View("Early help").QuerySelector("h2 a")!.GetAttribute("href"));

        // Whoever has chosen a month may still keep the page as it moves on.
        await visitor.Open("/?period=2026-07");
        await visitor.Send(".save form", ("name", "The board"), ("latest", "true"));
        Assert.Equal("/", View("The board").QuerySelector("h2 a")!.GetAttribute("href"));
    }

    [Fact]
    public async Task Names_are_shown_as_typed_and_none_is_given_twice()
    {
        const string Name = "<script>alert(1)</script>";
        await visitor.Open("/");
        await visitor.Send(".save form", ("name", Name));
        Assert.Equal($"‘{Name}’ is saved.", visitor.Text("[role=status]"));
        Assert.All(visitor.Page.QuerySelectorAll("script"), s => Assert.True(s.HasAttribute("src")));

        await visitor.Open("/legal-status");
        await visitor.Send(".save form", ("name", Name.ToUpperInvariant()), ("shared", "true"));
        Assert.Equal(HttpStatusCode.BadRequest, visitor.Status);
        Assert.Contains("already. Choose another name", visitor.Text("[role=alert]"), StringComparison.Ordinal);
        await visitor.Send("form.plain", ("name", "Another name"));
        Assert.StartsWith("Yours, shared", Shown.Text(View("Another name").QuerySelector(".rule")!), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("")]
    [InlineData("   ")]
    [InlineData("a\u202Eb")]
    [InlineData("a\u0001b")]
    public async Task A_name_that_nobody_could_read_is_refused(string name)
    {
        await visitor.Open("/");
        await visitor.Send(".save form", ("name", name));
        Assert.Equal(HttpStatusCode.BadRequest, visitor.Status);
        Assert.NotEmpty(visitor.Text("[role=alert]"));
    }

    [Theory]
    [InlineData("https://evil.example/")]
    [InlineData("//evil.example")]
    [InlineData("/\\evil.example")]
    [InlineData("javascript:alert(1)")]
    [InlineData("/legal-status")]
    [InlineData("imports/undo")]
    [InlineData("api/v1/scorecards/board")]
    [InlineData("legal-status?returnUrl=//evil.example")]
    [InlineData("legal-status?service=A&service=B")]
    [InlineData("legal-status#x")]
    [InlineData("BOARD")]
    [InlineData("")]
    public async Task Only_pages_of_this_site_can_be_kept(string address)
    {
        Assert.Null(Addresses.Parse(address));
        await visitor.Open("/");
        await visitor.Send(".save form", ("name", "Elsewhere"), ("address", address));
        Assert.Equal(HttpStatusCode.BadRequest, visitor.Status);
        Assert.StartsWith("Only pages of this site can be saved.", visitor.Text("[role=alert]"), StringComparison.Ordinal);
        Assert.DoesNotContain("Elsewhere", visitor.Text("main"), StringComparison.Ordinal);
    }

    [Fact]
    public void An_address_is_read_as_it_is_written()
    {
        var address = new PageAddress("legal-status") { Period = "2026-07", Service = "Früh & Co = 100%", Domain = "a?b#c" };
        Assert.Equal(address, Addresses.Parse(address.ToString()));
        Assert.Null(Addresses.Parse("legal-status?service=" + new string('x', 2000)));
    }

    [Fact]
    public async Task A_form_from_elsewhere_is_refused_and_so_is_anothers_view()
    {
        await visitor.Post("/views", new FormUrlEncodedContent([KeyValuePair.Create("name", "x"), KeyValuePair.Create("address", "board")]));
        Assert.Equal(HttpStatusCode.BadRequest, visitor.Status);

        var theirs = new SavedViews(new AppDatabase(site.Warehouse, site.Clock)).Save(new Reader("ann", "Ann"), "Ann’s own", "board", shared: true, site.Clock.GetUtcNow());
        await visitor.Open("/views");
        Assert.StartsWith("Shared with you", Shown.Text(View("Ann’s own").QuerySelector(".rule")!), StringComparison.Ordinal);
        Assert.Empty(View("Ann’s own").QuerySelectorAll("form"));
        await visitor.Open("/");
        await visitor.Send(".save form", ("name", "Mine"));
        foreach (var change in new[] { "Rename", "Share", "Delete" })
        {
            await visitor.Open("/views");
            await visitor.Send($"form[action*={change}]", ("id", theirs.Id.ToString(System.Globalization.CultureInfo.InvariantCulture)), ("name", "Taken"), ("shared", "false"));
            Assert.Equal(HttpStatusCode.NotFound, visitor.Status);
        }

        await visitor.Open("/views");
        Assert.StartsWith("Shared with you", Shown.Text(View("Ann’s own").QuerySelector(".rule")!), StringComparison.Ordinal);
    }

    private IElement View(string name) => visitor.Page.QuerySelectorAll(".views > li").Single(v => v.QuerySelector("h2")!.TextContent == name);
}
