using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;
using QaInsight.People;
using Xunit;

namespace QaInsight.Tests.Web.Access;

/// <summary>Who looked at which child's rows, took what away, and changed what.</summary>
public sealed class LookLogTests(PeopleSite site) : IClassFixture<PeopleSite>
{
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
            address = address.Replace("{audit}", build.Connection.Rows("SELECT audit_id FROM fct_audit ORDER BY id LIMIT 1", r => r.GetString(0))[0], StringComparison.Ordinal);
        for (var times = 1; times <= 2; times++)
        {
            var before = Count(address, kind);
            using var answer = await client.GetAsync(new Uri(address, UriKind.Relative));
            Assert.Equal(before + 1, Count(address, kind));
        }
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

    private int Count(string address, LookKind kind) => Log.Find(new LookQuestion(Kind: kind), int.MaxValue).Count(l => l.Address == address);
}
