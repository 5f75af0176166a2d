using System.Net;
using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;
using Hangfire;
using Hangfire.Storage;
using Microsoft.Extensions.DependencyInjection;
using QaInsight.Nightly;
using QaInsight.Nightly.Sending;
using QaInsight.People;
using QaInsight.People.Accounts;
using QaInsight.Warehouse;
using QaInsight.Web.Setup;
using Xunit;

namespace QaInsight.Tests.Web.Access;

/// <summary>The engine's own pages, in a site that listens on a real port and lets people in as it does.</summary>
[Trait("JobEngine", "each")]
public sealed class HangfireDashboardTests(JobsSite site) : IClassFixture<JobsSite>
{
    private const string Trigger = "/jobs/recurring/trigger";

    private static readonly string[] Pages =
    [
        "/jobs", "/jobs/", "/JOBS/Recurring", "/jobs/recurring", "/jobs/servers", "/jobs/retries", "/jobs/jobs/enqueued", "/jobs/jobs/processing", "/jobs/jobs/scheduled", "/jobs/jobs/succeeded",
        "/jobs/jobs/failed", "/jobs/jobs/deleted", "/jobs/jobs/awaiting", "/jobs/jobs/details/1",
    ];

    private static readonly string[] Parts = ["/jobs/stats", "/jobs/js1", "/jobs/css1", "/jobs/css-dark1", "/jobs/fonts/glyphicons-halflings-regular/woff2", "/jobs/nowhere", "/jobs//recurring", "/jobs/%2e%2e/jobs/recurring"];

    private static readonly string[] Commands =
        [Trigger, "/jobs/recurring/remove", "/jobs/jobs/enqueued/delete", "/jobs/jobs/failed/requeue", "/jobs/jobs/actions/requeue/1", "/jobs/jobs/actions/delete/1", "/jobs/stats"];

    public static TheoryData<string, string> FromHere => new()
    {
        { "Host", "localhost" },
        { "X-Forwarded-For", "127.0.0.1" },
        { "X-Forwarded-For", "::1" },
        { "X-Real-IP", "127.0.0.1" },
        { "Forwarded", "for=127.0.0.1;host=localhost" },
        { "X-Original-URL", "/jobs/recurring" },
        { "X-HTTP-Method-Override", "GET" },
    };

    [Theory]
    [MemberData(nameof(FromHere))]
    public async Task Whoever_has_not_signed_in_is_sent_to_do_so_wherever_they_seem_to_come_from(string header, string value)
    {
        using var nobody = Caller.OnPort(site);
        foreach (var (verb, address) in Everything)
        {
            using var answer = await nobody.Ask(verb, address, headers: (header, value));
            Assert.Equal((verb, address, verb == HttpMethod.Get ? HttpStatusCode.Redirect : HttpStatusCode.Unauthorized), (verb, address, answer.StatusCode));
            Assert.StartsWith(verb == HttpMethod.Get ? "/account/sign-in?to=" : "", answer.Headers.Location?.OriginalString ?? "", StringComparison.Ordinal);
            Assert.DoesNotContain("Hangfire", await answer.Content.ReadAsStringAsync(), StringComparison.OrdinalIgnoreCase);
            Assert.DoesNotContain("unsafe-inline", Policy(answer), StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData("board")]
    [InlineData("service-manager")]
    [InlineData("team-manager")]
    [InlineData("quality-assurance")]
    public async Task Whoever_is_no_administrator_is_refused_wherever_they_seem_to_come_from(string who)
    {
        using var visitor = await site.SignedInAs(who);
        foreach (var (verb, address) in Everything)
        {
            foreach (var header in new[] { ("X-Forwarded-For", "127.0.0.1"), ("X-Nothing", "x") })
            {
                using var answer = await visitor.Ask(verb, address, headers: header);
                Assert.Equal((verb, address, HttpStatusCode.Forbidden), (verb, address, answer.StatusCode));
                Assert.DoesNotContain("Hangfire", await answer.Content.ReadAsStringAsync(), StringComparison.OrdinalIgnoreCase);
                Assert.DoesNotContain("unsafe-inline", Policy(answer), StringComparison.Ordinal);
            }
        }
    }

    [Theory]
    [InlineData("administrator")]
    [InlineData("head-of-quality")]
    public async Task An_administrator_comes_in_to_all_of_it(string who)
    {
        using var visitor = await site.SignedInAs(who);
        foreach (var address in Pages)
        {
            using var answer = await visitor.Ask(HttpMethod.Get, address);
            Assert.Equal((address, HttpStatusCode.OK), (address, answer.StatusCode));
            Assert.Contains("QaInsight jobs", await answer.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task One_whose_right_is_taken_away_is_out_with_the_next_request()
    {
        var (account, link) = site.Invite("administrator");
        using var visitor = await site.Enter(account, link);
        Assert.Equal(HttpStatusCode.OK, (await visitor.Ask(HttpMethod.Get, "/jobs/recurring")).StatusCode);
        site.Services.GetRequiredService<Registrar>().Change(account, new AccountForm(account.Email, account.Name, Role.Board, IsAdministrator: false, [], []), Reader.Nobody);

        using var answer = await visitor.Ask(HttpMethod.Get, "/jobs/recurring");
        Assert.Equal(HttpStatusCode.Redirect, answer.StatusCode);
    }

    [Fact]
    public async Task A_command_without_the_pages_own_token_is_refused_and_does_nothing()
    {
        using var visitor = await site.SignedInAs("administrator");
        using var other = await site.SignedInAs("head-of-quality");
        var (name, token) = Token(await Page(other, "/jobs/recurring"));
        var before = Runs();
        foreach (var address in Commands)
        {
            foreach (var header in new[] { ("X-Nothing", "x"), (name, "x"), (name, token) })
            {
                using var form = new FormUrlEncodedContent([new("jobs[]", "Nightly import"), new("jobs[]", "Housekeeping"), new("jobs[]", "1")]);
                using var answer = await visitor.Ask(HttpMethod.Post, address, form, header);
                Assert.Equal((address, HttpStatusCode.Forbidden), (address, answer.StatusCode));
            }
        }

        foreach (var address in Commands.Where(c => c != "/jobs/stats"))
        {
            using var asked = await visitor.Ask(HttpMethod.Get, address);
            Assert.False(asked.IsSuccessStatusCode, address);
        }

        await Task.Delay(TimeSpan.FromSeconds(1));
        Assert.Equal(before, Runs());
        using var storage = site.Services.GetRequiredService<JobStorage>().GetConnection();
        Assert.Equal(["Housekeeping", "Mails", "Nightly import"], storage.GetRecurringJobs().Select(r => r.Id).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task An_administrator_starts_a_job_with_the_pages_own_button_and_it_runs()
    {
        using var visitor = await site.SignedInAs("administrator");
        var page = await Page(visitor, "/jobs/recurring");
        var (name, token) = Token(page);
        var row = page.QuerySelectorAll("input[name='jobs[]']").Cast<IHtmlInputElement>().Single(i => i.Value == "Housekeeping");
        var button = page.QuerySelectorAll("button.js-jobs-list-command").Single(b => b.GetAttribute("data-url") == Trigger);
        var log = site.Services.GetRequiredService<JobRunLog>();
        var before = log.LastSuccess(HousekeepingJob.JobName)?.Id;

        using var form = new FormUrlEncodedContent([new(row.Name!, row.Value)]);
        using var answer = await visitor.Ask(HttpMethod.Post, button.GetAttribute("data-url")!, form, (name, token));
        Assert.Equal(HttpStatusCode.NoContent, answer.StatusCode);
        for (var waited = 0; waited < 200 && log.LastSuccess(HousekeepingJob.JobName)?.Id == before; waited++)
            await Task.Delay(50);

        var run = log.LastSuccess(HousekeepingJob.JobName);
        Assert.NotEqual(before, run?.Id);
        Assert.Null(run!.DueAt);
    }

    [Fact]
    public async Task Its_looser_content_policy_is_sent_with_it_alone()
    {
        using var visitor = await site.SignedInAs("head-of-quality");
        var recurring = await Page(visitor, "/jobs/recurring");
        foreach (var address in new[] { "/jobs", "/jobs/recurring", recurring.Scripts.Single().Source! })
        {
            using var own = await visitor.Ask(HttpMethod.Get, address);
            Assert.Equal(
                "default-src 'none'; script-src 'self'; connect-src 'self'; img-src 'self' data:; base-uri 'none'; form-action 'self'; frame-ancestors 'none'; style-src 'self' 'unsafe-inline'; font-src 'self'",
                Policy(own));
            Assert.Equal("nosniff", own.Headers.GetValues("X-Content-Type-Options").Single());
            Assert.True(own.Headers.CacheControl is { Private: true } or { NoStore: true }, address);
        }

        foreach (var address in new[] { "/", "/admin/people", "/jobs/nowhere", "/jobsx", "/css/site.css", "/problem/404" })
        {
            using var other = await visitor.Ask(HttpMethod.Get, address);
            Assert.Equal((address, SecurityHeaders.ContentSecurityPolicy), (address, Policy(other)));
        }
    }

    [Fact]
    public async Task It_shows_no_figure_and_names_no_child_and_no_worker()
    {
        using var visitor = await site.SignedInAs("administrator");
        using var build = site.Folder.OpenLive();
        var names = build.Connection.Rows("SELECT DISTINCT child_id FROM fct_audit UNION SELECT name FROM dim_person", r => r.GetString(0));

        Assert.True(names.Count > 100);
        foreach (var address in Pages.Append("/jobs/stats"))
        {
            var text = (await Page(visitor, address)).DocumentElement.OuterHtml;
            Assert.DoesNotContain(names, n => text.Contains(n, StringComparison.OrdinalIgnoreCase));
        }
    }

    private static IEnumerable<(HttpMethod Verb, string Address)> Everything =>
        [.. Pages.Concat(Parts).Select(a => (HttpMethod.Get, a)), (HttpMethod.Head, "/jobs"), (HttpMethod.Put, "/jobs"), (HttpMethod.Options, "/jobs"), .. Commands.Select(a => (HttpMethod.Post, a))];

    private static string Policy(HttpResponseMessage answer) => answer.Headers.GetValues("Content-Security-Policy").Single();

    private static (string Name, string Value) Token(IHtmlDocument page) =>
        (page.QuerySelector("meta[name=csrf-header]")!.GetAttribute("content")!, page.QuerySelector("meta[name=csrf-token]")!.GetAttribute("content")!);

    private static async Task<IHtmlDocument> Page(Caller visitor, string address)
    {
        using var answer = await visitor.Ask(HttpMethod.Get, address);
        return await new HtmlParser().ParseDocumentAsync(await answer.Content.ReadAsStringAsync());
    }

    private IReadOnlyList<long> Runs() => [.. site.Services.GetRequiredService<JobRunLog>().Recent(100).Where(r => r.Job != SendMailJob.JobName).Select(r => r.Id)];
}

/// <summary>The same in Production: a class of its own, for the engine's statics are those of the last host that started.</summary>
[Trait("JobEngine", "each")]
public sealed class HangfireBehindProxyTests
{
    [Theory]
    [InlineData("10.9.8.7")]
    [InlineData("127.0.0.1")]
    [InlineData("::1")]
    public async Task Behind_a_proxy_that_is_believed_nobody_comes_in_by_an_address_either(string from)
    {
        await using var production = new ProductionSite { SampleOnFirstRun = false, RunSchedule = true, From = IPAddress.Parse(from) };
        using var nobody = new Caller(production);
        foreach (var seeming in new[] { "127.0.0.1", "::1", "::ffff:127.0.0.1", "10.9.8.7" })
        {
            using var asked = await nobody.Ask(HttpMethod.Get, "/jobs/recurring", headers: [("X-Forwarded-For", seeming), ("X-Forwarded-Proto", "https")]);
            Assert.Equal(HttpStatusCode.Redirect, asked.StatusCode);
            using var sent = await nobody.Ask(HttpMethod.Post, "/jobs/recurring/trigger", headers: [("X-Forwarded-For", seeming), ("X-Forwarded-Proto", "https")]);
            Assert.Equal(HttpStatusCode.Unauthorized, sent.StatusCode);
        }
    }
}
