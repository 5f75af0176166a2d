using System.Net;
using System.Text.RegularExpressions;
using Microsoft.Extensions.DependencyInjection;
using OfficeOpenXml;
using QaInsight.People;
using QaInsight.Scorecards;
using QaInsight.Scorecards.Pages;
using Xunit;

namespace QaInsight.Tests.Web.Access;

/// <summary>Whatever the site says to a role, searched for every name and id that the warehouse knows and the role may not see.</summary>
public sealed partial class LeakTests(PeopleSite site) : IClassFixture<PeopleSite>
{
    private readonly Lazy<Dictionary<string, string>> services = new(() =>
        Read(site, "SELECT t.team, s.name FROM dim_team t JOIN dim_service s ON s.id = t.service_ref", r => (r.GetString(0), r.GetString(1))).ToDictionary(t => t.Item1, t => t.Item2));

    private readonly Lazy<List<Audited>> audits = new(() => Read(
        site,
        """
        SELECT a.audit_id, a.child_id, coalesce(n.team, t.team), coalesce(p.name, '') FROM fct_audit a JOIN dim_team t ON t.id = a.team_ref
        LEFT JOIN dim_team n ON n.id = t.successor_ref LEFT JOIN dim_person p ON p.id = a.practitioner_ref ORDER BY a.id DESC
        """,
        r => new Audited(r.GetString(0), r.GetString(1), r.GetString(2), r.GetString(3))));

    private readonly Lazy<List<string>> auditors = new(() => Read(site, "SELECT DISTINCT p.name FROM fct_audit a JOIN dim_person p ON p.id IN (a.auditor_ref, a.moderator_ref) ORDER BY 1", r => r.GetString(0)));

    [Theory]
    [InlineData("board")]
    [InlineData("service-manager")]
    [InlineData("team-manager")]
    [InlineData("quality-assurance")]
    public async Task No_page_file_or_answer_names_whom_its_reader_may_not_see(string who)
    {
        using var client = site.ClientOf(who);
        var (hidden, seen) = Names(who);
        var otherTeams = services.Value.Keys.Where(t => !IsSeen(who, t)).ToList();
        var (pages, named) = (0, 0);
        foreach (var address in Addresses(who))
        {
            using var answer = await client.GetAsync(new Uri(address, UriKind.Relative));
            if (answer.StatusCode != HttpStatusCode.OK)
            {
                Assert.True(answer.StatusCode == HttpStatusCode.NotFound, $"{who} {address}: {answer.StatusCode}");
                continue;
            }

            var text = Text(address, await answer.Content.ReadAsByteArrayAsync());
            Assert.Empty(otherTeams.Where(t => text.Contains(t, StringComparison.Ordinal)).Select(t => $"{address} says {t}"));
            var words = Split(text);
            Assert.Empty(words.Where(w => hidden.Contains(w) && !IsEcho(address, w)).Select(w => $"{address} says {w}"));
            named += words.Count(seen.Contains);
            pages++;
        }

        Assert.True(pages > 30, $"{pages} pages alone were looked at");
        Assert.Equal(who != "board", named > 0);
    }

    [Fact]
    public async Task A_view_that_is_shared_names_nobody_whom_its_reader_may_not_see()
    {
        var views = site.Services.GetRequiredService<SavedViews>();
        var head = site.Account("quality-assurance").ToReader();
        var (child, person) = (Audits()[0].Child, Audits()[0].Practitioner);
        views.Save(head, "One child", $"rows?of=audits&child={child}", shared: true, site.Clock.GetUtcNow());
        views.Save(head, "One person", $"actions?person={person}", shared: true, site.Clock.GetUtcNow());
        views.Save(head, "Teams", "teams", shared: true, site.Clock.GetUtcNow());
        foreach (var (who, seen) in new[] { ("board", 1), ("service-manager", 3), ("quality-assurance", 3) })
        {
            using var client = site.ClientOf(who);
            var page = await client.GetStringAsync(new Uri("/views", UriKind.Relative));
            Assert.Equal((who, seen), (who, page.Split("<li class=\"card\"").Length - 1));
            Assert.Equal(seen == 3, page.Contains(child, StringComparison.Ordinal));
        }
    }

    [Theory]
    [InlineData("service-manager")]
    [InlineData("team-manager")]
    public async Task What_is_anothers_is_answered_as_what_is_not_there(string who)
    {
        using var client = site.ClientOf(who);
        var (other, nobody) = ("Thornsea Assessment Team", "No such team");
        foreach (var address in new[] { "/team?team={0}", "/teams?team={0}", "/teams.csv?team={0}", "/rows?of=audits&team={0}", "/rows.xlsx?of=audits&team={0}", "/api/v1/scorecards/board?team={0}", "/actions?team={0}", "/commentary?of=grade-inadequate&team={0}" })
            await Same(client, address, other, nobody);
        await Same(client, "/teams?service={0}", "Care Leavers", "No such service");
        await Same(client, "/commentary?of=grade-inadequate&service={0}", "Care Leavers", "No such service");
        await Same(client, "/audit?of={0}", OthersAudit(who), "QA-000000-0000");
        await Same(client, "/search?q={0}", OthersAudit(who), "QA-000000-0000");
    }

    // What was asked for by name is said again, whatever is found.
    private static bool IsEcho(string address, string word) => address.EndsWith("=" + word, StringComparison.Ordinal);

    private static async Task Same(HttpClient client, string address, string others, string nobodys)
    {
        var (theirs, none) = (await Ask(client, address, others), await Ask(client, address, nobodys));
        Assert.Equal(none, theirs);
        Assert.True(none.Status is HttpStatusCode.NotFound || address.StartsWith("/search", StringComparison.Ordinal), $"{address}: {none.Status}");
    }

    private static async Task<(HttpStatusCode Status, string Text)> Ask(HttpClient client, string address, string name)
    {
        using var answer = await client.GetAsync(new Uri(string.Format(System.Globalization.CultureInfo.InvariantCulture, address, Uri.EscapeDataString(name)), UriKind.Relative));
        var text = Changing().Replace(WebUtility.HtmlDecode(await answer.Content.ReadAsStringAsync()), "");
        return (answer.StatusCode, text.Replace(name, "NAME", StringComparison.Ordinal).Replace(Uri.EscapeDataString(name), "NAME", StringComparison.Ordinal));
    }

    private IEnumerable<string> Addresses(string who)
    {
        var team = who == "team-manager" ? PeopleSite.Team : "Kingsquay Safeguarding Team 1";
        var kinds = PageKind.All.Prepend(PageKind.Board).Select(k => k.Word).Except(["team", "practitioner", "audit", "rows", "measure", "board"]);
        var of = new[]
        {
            $"team?team={Uri.EscapeDataString(team)}", "measure?of=grade-inadequate", "measure?of=practitioners-audited", "rows?of=audits", "rows?of=actions", "rows?of=open-actions", "rows?of=concerns", "rows?of=escalations",
            "rows?of=teams-of-concern", "rows?of=teams-not-audited", "rows?of=practitioners-audited", "rows?of=teams-audited", "rows?of=grade-good-or-better&part=missed", "rows?of=supervision-in-time", "rows?of=rejects",
            "rows?of=feedback-disagreement", "rows?of=late-rate", $"audit?of={Audits().First(a => IsSeen(who, a.Team)).Id}", $"practitioner?person={Audits().First(a => IsSeen(who, a.Team)).Practitioner}",
            "rows?of=audits&auditor=" + Auditors()[0], "rows?of=audits&child=" + Audits()[0].Child, "actions?person=TM-16", "domain?domain=Oversight", "status?legalStatus=CP",
        };
        yield return "/";
        yield return "/pack";
        yield return "/commentary";
        yield return "/commentary?of=grade-inadequate";
        yield return $"/commentary?of=grade-inadequate&team={Uri.EscapeDataString(team)}";
        yield return "/search?q=Team";
        yield return "/search?q=QA-2026";
        yield return "/search?q=SW";
        yield return "/search?q=" + Auditors()[0];
        foreach (var word in kinds.Concat(of))
        {
            var (page, query) = word.Split('?', 2) is [var p, var q] ? (p, "?" + q) : (word, "");
            yield return "/" + word;
            yield return $"/{page}.csv{query}";
            // A workbook is written from what its CSV is, and takes longer to read.
            if (word is "actions" or "auditing" or "rows?of=actions" or "rows?of=practitioners-audited")
                yield return $"/{page}.xlsx{query}";
        }

        foreach (var by in ByWords.All)
            yield return "/api/v1/scorecards/" + by;
    }

    private (HashSet<string> Hidden, HashSet<string> Seen) Names(string who)
    {
        var all = Audits();
        var (own, others) = (all.Where(a => IsSeen(who, a.Team)).ToList(), all.Where(a => !IsSeen(who, a.Team)).ToList());
        var hidden = others.SelectMany(a => new[] { a.Id, a.Child, a.Practitioner }).ToHashSet(StringComparer.Ordinal);
        HashSet<string> seen = [.. own.SelectMany(a => new[] { a.Id, a.Child, a.Practitioner })];
        hidden.ExceptWith(seen);
        var managers = Managers();
        if (who != "quality-assurance")
            hidden.UnionWith(Auditors().Where(a => !managers.Contains(a)));
        if (who == "board")
            hidden.UnionWith(seen);
        return (hidden, seen);
    }

    // A manager of a team stands on its page as its manager, whoever audits.
    private HashSet<string> Managers() => Read(site, "SELECT DISTINCT team_manager FROM dim_team UNION SELECT service_manager FROM dim_team UNION SELECT head_of_service FROM dim_team", r => r.IsDBNull(0) ? "" : r.GetString(0)).ToHashSet(StringComparer.Ordinal);

    private string OthersAudit(string who) => Audits().First(a => !IsSeen(who, a.Team)).Id;

    private bool IsSeen(string who, string team) => who switch
    {
        "service-manager" => services.Value.GetValueOrDefault(team) == PeopleSite.Service,
        "team-manager" => team == PeopleSite.Team,
        _ => true,
    };

    private IReadOnlyList<Audited> Audits() => audits.Value;

    private IReadOnlyList<string> Auditors() => auditors.Value;

    private static List<T> Read<T>(PeopleSite site, string sql, Func<Microsoft.Data.Sqlite.SqliteDataReader, T> read)
    {
        using var _ = site.CreateClient();
        using var build = site.Folder.OpenLive();
        return build.Connection.Rows(sql, read);
    }

    private static string Text(string address, byte[] answer)
    {
        if (!address.Contains(".xlsx", StringComparison.Ordinal))
            return WebUtility.HtmlDecode(System.Text.Encoding.UTF8.GetString(answer));
        using var package = new ExcelPackage(new MemoryStream(answer));
        return string.Join('\n', package.Workbook.Worksheets.SelectMany(s => s.Cells.Select(c => c.Text)));
    }

    // Whole words, so that SW21 is not found in SW210.
    private static HashSet<string> Split(string text) => [.. Word().Matches(text).Select(m => m.Value)];

    [GeneratedRegex(@"[A-Za-z0-9][A-Za-z0-9\-]*", RegexOptions.None, 10_000)]
    private static partial Regex Word();

    // What differs from one answer to the next whatever is asked.
    [GeneratedRegex("value=\"[A-Za-z0-9_-]{80,}\"|\"traceId\":\"[^\"]*\"", RegexOptions.None, 10_000)]
    private static partial Regex Changing();

    private sealed record Audited(string Id, string Child, string Team, string Practitioner);
}
