using Microsoft.Extensions.DependencyInjection;
using QaInsight.People;
using QaInsight.Tests.Web.Live;
using Xunit;

namespace QaInsight.Tests.Web.Access;

/// <summary>Whatever somebody changes on a page is in the log of who looked.</summary>
public sealed class LoggedChangesTests(LiveSite site) : IClassFixture<LiveSite>
{
    private const string Commentary = "/commentary?of=grade-inadequate&period=2026-08";
    private const string Teams = "team,service\nNorth,Assessment\n";

    private static readonly Dictionary<string, (string Says, Func<Visitor, Task> Do)> Changes = new()
    {
        ["commentary written"] = ("Wrote commentary: Inadequate", Write),
        ["commentary taken down"] = ("Took down commentary: Inadequate", async visitor =>
        {
            await Write(visitor);
            await visitor.Send("form.down");
        }
        ),
        ["target set"] = ("Changed the target of Inadequate", async visitor =>
        {
            await visitor.Open("/target?of=grade-inadequate");
            await visitor.Send("form.plain", ("From", "2026-08-01"), ("Value", "12"), ("Near", "15"), ("Source", "Local"), ("Reason", "As agreed"));
        }
        ),
        ["view saved"] = ("Saved the view ‘Kept’", v => Keep(v, "Kept")),
        ["view saved for everybody"] = ("Saved the view ‘For all’, shared with everybody", v => Keep(v, "For all", ("shared", "true"))),
        ["view shared"] = ("Shared the view ‘Shared later’ with everybody", async visitor =>
        {
            await Keep(visitor, "Shared later");
            await visitor.Send(FormOf(visitor, "Shared later", "Share"));
        }
        ),
        ["view renamed"] = ("Renamed the view ‘Old’ to ‘New’", async visitor =>
        {
            await Keep(visitor, "Old");
            await visitor.Send(FormOf(visitor, "Old", "Rename"), ("name", "New"));
        }
        ),
        ["view deleted"] = ("Deleted the view ‘Gone’", async visitor =>
        {
            await Keep(visitor, "Gone");
            await visitor.Send(FormOf(visitor, "Gone", "Delete"));
        }
        ),
    };

    public static TheoryData<string> Names => [.. Changes.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public async Task A_change_is_noted_with_whoever_made_it(string name)
    {
        var (says, act) = Changes[name];
        using var visitor = new Visitor(site);
        var before = Noted(site, says);
        await act(visitor);
        Assert.Equal(before + 1, Noted(site, says));
    }

    [Fact]
    public async Task So_are_an_import_and_its_undo()
    {
        await using var own = new LiveSite { SampleOnFirstRun = false };
        using var visitor = new Visitor(own);
        await visitor.Upload(("teams.csv", Teams));
        Assert.Equal(1, Noted(own, "Brought in 1 file"));
        await visitor.Upload(("teams.csv", Teams + "South,Assessment\n"), ("teams-2.csv", Teams));
        Assert.Equal(1, Noted(own, "Brought in 2 files"));
        await visitor.Open("/imports/undo");
        await visitor.Send("main form");
        Assert.Equal(1, Noted(own, "Undid an import: build b000002 is no longer live"));
    }

    [Fact]
    public async Task So_is_whoever_looks_at_rows_that_an_import_set_aside_or_takes_them_away()
    {
        await using var own = new LiveSite { SampleOnFirstRun = false };
        using var visitor = new Visitor(own);
        await visitor.Upload(("teams.csv", Teams));
        Assert.Empty(Looks(own, LookKind.View));
        await visitor.Upload(("audits.csv", "audit_id,child_id,audit_month,team,legal_status,return_status,auditor_grade\nQ1,C1,2026-05,North,CIN,completed,Good\nQ2,C2,2026-13,North,CIN,completed,Good\n"));
        Assert.Equal("/imports/2", visitor.Address.Split('?')[0]);
        var mend = visitor.Page.QuerySelector("a[href*=to-mend]")!.GetAttribute("href")!;
        await visitor.Download(mend);
        await visitor.Download("/imports/2/rejects.csv");
        Assert.Equal(["/imports/2"], Looks(own, LookKind.View));
        Assert.Equal(["/imports/2/rejects.csv", mend], Looks(own, LookKind.Export));
    }

    private static IEnumerable<string?> Looks(LiveSite site, LookKind kind) => site.Services.GetRequiredService<LookLog>().Find(new LookQuestion(Kind: kind), int.MaxValue).Select(l => l.Address);

    private static async Task Write(Visitor visitor)
    {
        await visitor.Open(Commentary);
        await visitor.Send("form.write", ("Words", Guid.NewGuid().ToString()));
    }

    private static async Task Keep(Visitor visitor, string name, params (string, string)[] more)
    {
        await visitor.Open("/teams?period=2026-07");
        await visitor.Send(".save form", [("name", name), .. more]);
    }

    private static string FormOf(Visitor visitor, string view, string handler) =>
        $"#{visitor.Page.QuerySelectorAll(".views .card").Single(c => c.QuerySelector("h2")!.TextContent == view).Id} form[action*={handler}]";

    private static int Noted(LiveSite site, string says) =>
        site.Services.GetRequiredService<LookLog>().Find(new LookQuestion(Kind: LookKind.Change), int.MaxValue).Count(l => l.What == says && l.Name == SignedInAs.HeadOfQuality.Name);
}
