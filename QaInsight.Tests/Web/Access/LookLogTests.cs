using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;
using QaInsight.People;
using QaInsight.Scorecards.Pages;
using QaInsight.Warehouse;
using QaInsight.Web;
using Xunit;

namespace QaInsight.Tests.Web.Access;

/// <summary>Who looked at which child's rows, took what away, and changed what.</summary>
public sealed class LookLogTests(PeopleSite site) : IClassFixture<PeopleSite>
{
    /// <summary>Of the sample's latest month.</summary>
    private static readonly HashSet<string> Showing = ["team", "practitioner", "status", "domain", "auditing", "actions", "concerns", "rows", "audit"];

    public static TheoryData<string> Kinds => [.. PageKind.All.Select(k => k.Word)];

    private LookLog Log => site.Services.GetRequiredService<LookLog>();

    [Theory]
    [InlineData("/audit?of={audit}", LookKind.View)]
    [InlineData("/rows?of=audits", LookKind.View)]
    [InlineData("/actions", LookKind.View)]
    [InlineData("/search?q={audit}", LookKind.View)]
    [InlineData("/teams.csv", LookKind.Export)]
    [InlineData("/actions.xlsx", LookKind.Export)]
    [InlineData("/api/v1/scorecards/board", LookKind.Export)]
    [InlineData("/imports/1/rejects.csv", LookKind.Export)]
    public async Task Each_view_and_each_export_is_noted_every_time(string address, LookKind kind)
    {
        using var client = site.ClientOf("quality-assurance");
        using (var build = site.Folder.OpenLive())
            address = address.Replace("{audit}", One(build, "SELECT audit_id FROM fct_audit ORDER BY id LIMIT 1"), StringComparison.Ordinal);
        for (var times = 1; times <= 2; times++)
        {
            var before = Count(address, kind);
            using var answer = await client.GetAsync(new Uri(address, UriKind.Relative));
            Assert.Equal(before + 1, Count(address, kind));
        }
    }

    [Theory]
    [MemberData(nameof(Kinds))]
    public async Task Every_page_that_shows_a_row_of_a_child_says_so_in_the_log_and_no_other_does(string kind)
    {
        var address = kind + OfWhom(kind);
        using var client = site.ClientOf("quality-assurance");
        var page = site.Scorecards.Page(Addresses.Parse(address)!)!;
        Assert.Equal((kind, Showing.Contains(kind)), (kind, page.HoldsChildrensRows));
        var before = Count(page.Head.Address.Href(), LookKind.View);
        await client.GetStringAsync(new Uri("/" + address, UriKind.Relative));
        Assert.Equal(before + (page.HoldsChildrensRows ? 1 : 0), Count(page.Head.Address.Href(), LookKind.View));
    }

    [Fact]
    public async Task The_pack_is_as_many_views_as_it_holds_pages_with_rows()
    {
        using var client = site.ClientOf("quality-assurance");
        var before = Log.Find(new LookQuestion(Kind: LookKind.View), int.MaxValue).Count;
        await client.GetStringAsync(new Uri("/pack?period=2026-07", UriKind.Relative));
        var noted = Log.Find(new LookQuestion(Kind: LookKind.View), int.MaxValue);
        Assert.Equal(["/actions?period=2026-07", "/auditing?period=2026-07", "/concerns?period=2026-07"], noted.Take(noted.Count - before).Select(l => l.Address).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void A_list_that_the_command_line_prints_is_an_export_of_its_own()
    {
        using var _ = site.CreateClient();
        site.Run("list", "actions", "--period", "2026-08");
        var line = Log.Find(new LookQuestion(Kind: LookKind.Export), 1).Single();
        Assert.Equal(("the command line", "List of actions, August 2026, by the command line"), (line.Name, line.What));
    }

    [Theory]
    [InlineData("/")]
    [InlineData("/teams")]
    [InlineData("/measures")]
    public async Task Figures_alone_are_not(string address)
    {
        using var client = site.ClientOf("quality-assurance");
        var before = Log.Find(new LookQuestion(), int.MaxValue).Count;
        await client.GetStringAsync(new Uri(address, UriKind.Relative));
        Assert.Equal(before, Log.Find(new LookQuestion(), int.MaxValue).Count);
    }

    [Fact]
    public async Task Nor_is_a_page_whose_rows_of_children_its_reader_does_not_see()
    {
        using var client = site.ClientOf("board");
        var before = Count("/actions", LookKind.View);
        await client.GetStringAsync(new Uri("/actions", UriKind.Relative));
        Assert.Equal(before, Count("/actions", LookKind.View));
    }

    [Fact]
    public async Task Administrators_read_it_search_it_and_take_it_away()
    {
        using var reader = site.ClientOf("service-manager");
        await reader.GetStringAsync(new Uri("/actions", UriKind.Relative));
        using var administrator = site.ClientOf("administrator");
        var page = await administrator.GetStringAsync(new Uri("/admin/log?text=service-manager&kind=view", UriKind.Relative));
        Assert.Contains("/actions", page, StringComparison.Ordinal);
        Assert.DoesNotContain("board@", page, StringComparison.Ordinal);
        var file = await administrator.GetStringAsync(new Uri("/admin/log?handler=File&text=service-manager&kind=view", UriKind.Relative));
        Assert.StartsWith("at,account,name,kind,what,address,origin", file, StringComparison.Ordinal);
        Assert.Contains("service-manager,view,Actions", file, StringComparison.Ordinal);
        Assert.Equal(1, Count("/admin/log?handler=File&text=service-manager&kind=view", LookKind.Export));
    }

    [Fact]
    public void Nobody_changes_it_and_nothing_goes_before_its_time()
    {
        Log.Note(Reader.Nobody, LookKind.SignIn, "Refused: no such account");
        using var connection = site.Services.GetRequiredService<AppDatabase>().Open();
        Assert.Throws<SqliteException>(() => connection.Run("UPDATE look_log SET name = 'x'"));
        Assert.Throws<SqliteException>(() => connection.Run("DELETE FROM look_log"));

        var now = site.Clock.GetUtcNow();
        Assert.Equal(0, Log.Forget(now.AddMonths(-24)));
        Assert.NotEqual(0, Log.Forget(now.AddMinutes(1)));
        Assert.Throws<SqliteException>(() => connection.Run("UPDATE look_log_kept SET since = ''"));
    }

    private string OfWhom(string kind)
    {
        using var _ = site.CreateClient();
        using var build = site.Folder.OpenLive();
        return kind switch
        {
            "team" => "?team=" + Uri.EscapeDataString(One(build, "SELECT t.team FROM fct_action a JOIN fct_audit f ON f.audit_id = a.audit_id JOIN dim_team t ON t.id = f.team_ref ORDER BY a.id DESC LIMIT 1")),
            "practitioner" => "?person=" + One(build, "SELECT p.name FROM fct_audit a JOIN dim_person p ON p.id = a.practitioner_ref ORDER BY a.id DESC LIMIT 1"),
            "audit" => "?of=" + One(build, "SELECT audit_id FROM fct_audit ORDER BY id LIMIT 1"),
            "rows" => "?of=audits",
            "measure" => "?of=grade-inadequate",
            "status" => "?legalStatus=CP",
            "domain" => "?domain=Oversight",
            _ => "",
        };
    }

    private static string One(PublishedBuild build, string sql) => build.Connection.Scalar<string>(sql)!;

    private int Count(string address, LookKind kind) => Log.Find(new LookQuestion(Kind: kind), int.MaxValue).Count(l => l.Address == address);
}
