using QaInsight.Measures;
using QaInsight.Scorecards;
using QaInsight.Scorecards.Pages;
using Xunit;

namespace QaInsight.Tests.Scorecards.Pages;

/// <summary>One audit with all that is known of it, after its line was corrected, and audited again.</summary>
public sealed class AuditPageTests : IDisposable
{
    private readonly TestWarehouse warehouse = new();

    public AuditPageTests()
    {
        warehouse.Import(
            warehouse.Write("teams.csv", "team,service,formerly", "North,Safeguarding,Old North", "South,Assessment,"),
            warehouse.Write("auditors.csv", "auditor,role,team", "M1,moderator,South"),
            warehouse.Write(
                "audits.csv", "audit_id,child_id,audit_month,team,legal_status,practitioner,auditor,moderator,return_status,auditor_grade,moderator_grade,child_views,child_feedback,reaudit_of",
                "A1,C1,2026-01,North,CP,P1,U1,,completed,Good,,yes,positive,",
                "A2,C1,2026-04,North,CP,P1,U1,,completed,Requires Improvement,,,,A1",
                "A3,C1,2026-05,South,CP,P2,U1,,completed,Good,,,,A1",
                "A4,C2,2026-01,North,CP,P1,U1,,withdrawn,,,,,"),
            warehouse.Write("judgements.csv", "audit_id,domain,question,auditor_grade,grade,comment", "A1,Planning,,Good,Good,It was clear.", "A1,Oversight,Is it in time?,Good,n/a,"),
            warehouse.Write("actions.csv", "action_id,audit_id,child_id,team,owner,raised_on,due_on", "T1,A1,C1,North,Jo,2026-01-20,2026-02-20", "T2,elsewhere,C1,North,Jo,2026-01-20,2026-02-20"),
            warehouse.Write("concerns.csv", "concern_id,audit_id,child_id,team,opened_on", "N1,A1,C1,North,2026-01-21"));
        warehouse.Import(
            warehouse.Write(
                "audits-corrected.csv", "audit_id,child_id,audit_month,team,legal_status,practitioner,auditor,moderator,return_status,auditor_grade,moderator_grade,child_views,child_feedback,reaudit_of",
                "A1,C1,2026-01,North,CP,P1,U1,M1,completed,Good,Inadequate,yes,positive,"),
            warehouse.Write("judgements-corrected.csv", "audit_id,domain,question,auditor_grade,grade,comment", "A1,Planning,,Good,Inadequate,It was clear."));
    }

    [Fact]
    public void ItsGradesStandSideBySide()
    {
        var page = Audit("A1");

        Assert.Equal("Audit A1", page.Body.Title);
        Assert.Equal(["Auditor’s grade: Good", "Moderator’s grade: Inadequate", "Final grade: Inadequate"], Facts(page, "grades").Take(3));
        Assert.Equal(["Planning|–|Good|Inadequate|It was clear.|judgements-corrected.csv, line 2", "Oversight|Is it in time?|Good|n/a|–|judgements.csv, line 3"], Lines(page, "by-domain").Order(StringComparer.Ordinal).Reverse());
        Assert.Equal("Audit of child C1 for January 2026: Inadequate.", page.Body.Sections[0].Lead!.ToString());
    }

    [Fact]
    public void WhatFollowedIsThere_AndTheAuditsThatFollowIt()
    {
        var page = Audit("A1");

        Assert.Equal("T1", Assert.Single(Table(page, "actions").Rows).Cells[0].Text);
        Assert.Equal("N1", Assert.Single(Table(page, "concerns").Rows).Cells[0].Text);
        Assert.Equal(["A3", "A2"], Table(page, "reaudits").Rows.Select(r => r.Cells[0].Text));
        Assert.Equal("A1", Assert.Single(Table(Audit("A2"), "reaudits").Rows).Cells[0].Text);
    }

    [Fact]
    public void EachFieldThatALaterLineChangedIsTold()
    {
        Assert.Equal(
            [
                "Audit|Moderator|–|M1|audits.csv, line 2|audits-corrected.csv, line 2",
                "Audit|Moderator grade|–|Inadequate|audits.csv, line 2|audits-corrected.csv, line 2",
                "Planning|Grade|Good|Inadequate|judgements.csv, line 2|judgements-corrected.csv, line 2",
            ],
            Lines(Audit("A1"), "history"));
        Assert.Empty(Lines(Audit("A2"), "history"));
    }

    [Fact]
    public void TheFileAndTheLineAreNamed()
    {
        var facts = Facts(Audit("A1"), "line");

        Assert.Equal(["File: audits-corrected.csv", "Sheet and line: line 2"], facts.Take(2));
        Assert.Contains(facts, f => f.StartsWith("As it was read: audit_id: A1 · child_id: C1 · audit_month: 2026-01 ·", StringComparison.Ordinal));
    }

    [Fact]
    public void TheMeasuresThatCountItAreThoseWhoseTestsDo()
    {
        var counted = Table(Audit("A1"), "measures").Rows.ToDictionary(r => r.Cells[0].Text, r => r.Cells[1].Text);

        Assert.Equal("Counted", counted["Inadequate"]);
        Assert.Equal("Looked at, not counted", counted["Good or better"]);
        Assert.Equal("Counted", counted["Inadequate by the moderator"]);
        Assert.Equal("Counted", counted["Feedback that disagrees with the grade"]);
        Assert.DoesNotContain("At risk of inadequate", counted.Keys);
        Assert.Empty(Table(Audit("A4"), "measures").Rows);
        Assert.Equal("This audit was withdrawn: no figure counts it.", Audit("A4").Body.Notice);
    }

    [Fact]
    public void TheWayBackKeepsTheFilters() => Assert.Equal(
        ["board?period=2026-01&service=Safeguarding", "teams?period=2026-01&service=Safeguarding", "team?period=2026-01&service=Safeguarding&team=North"],
        Read(new PageAddress("audit") { Of = "A1", Period = "2026-01", Service = "Safeguarding" }).Body.Crumbs.Select(c => c.Place.ToString()));

    [Fact]
    public void OneOutsideTheScopeIsAnsweredAsOneThatIsNotThere()
    {
        var south = Scope.Of(["Assessment"], []);

        Assert.Throws<NotThereException>(() => Audit("A1", south));
        Assert.Throws<NotThereException>(() => Audit("nothing", south));
        Assert.Throws<NotThereException>(() => Read(new PageAddress("audit")));
        Assert.Empty(Table(Audit("A3", south), "reaudits").Rows);
    }

    public void Dispose() => warehouse.Dispose();

    private static Table Table(ScorecardPage page, string block) => page.Blocks.Single(b => b.Key == block).Table;

    private static IEnumerable<string> Lines(ScorecardPage page, string block) => Table(page, block).Rows.Select(r => string.Join('|', r.Cells.Select(c => c.Text)));

    private static IEnumerable<string> Facts(ScorecardPage page, string block) => Table(page, block).Rows.Select(r => $"{r.Cells[0].Text}: {r.Cells[1].Text}");

    private ScorecardPage Audit(string id, Scope? scope = null) => Read(new PageAddress("audit") { Of = id }, scope);

    private ScorecardPage Read(PageAddress address, Scope? scope = null)
    {
        using var build = warehouse.Folder.OpenLive();
        return new PageReader(build, new BuildContext(build), scope ?? Scope.All, Catalogue.Load(TestWarehouse.ReferenceFolder), new Figures(Targets.Load(TestWarehouse.ReferenceFolder))).Read(address)!;
    }
}
