using QaInsight.Measures;
using QaInsight.Scorecards;
using QaInsight.Scorecards.Pages;
using QaInsight.Warehouse;

namespace QaInsight.Tests.Scorecards.Pages.Teams;

/// <summary>
/// A council of four teams, whose 55 audits of May 2026 can be counted by hand: 25 good, 45%. Harbour has 1 of 10, Pier none
/// of 5: both ranges leave out 45%, but Pier is too small to be spoken of.
/// </summary>
internal sealed class QuayCouncil : IDisposable
{
    private readonly TestWarehouse warehouse = new();

    public QuayCouncil()
    {
        List<string> audits =
        [
            .. May("Harbour", good: 1, improving: 9), .. May("Mill", good: 12, improving: 8), .. May("Quay", good: 12, improving: 7), .. May("Pier", good: 0, improving: 5),
            "Q-1,C901,2026-05,Quay,CIN,SW1,completed,RI",
            "Q-2,C902,2025-10,Quay,CP,SW2,completed,Good",
            "Q-3,C903,2026-04,Quay,CIN,SW3,not_returned,",
            "Q-4,C904,2026-04,Mill,CIN,SW2,exempt,",
        ];
        var outcome = warehouse.Import(
            new DateOnly(2026, 6, 13),
            warehouse.Write("teams.csv", "team,service,team_manager,formerly", "Harbour,Safeguarding,TM-1,", "Mill,Safeguarding,TM-2,Old Mill", "Quay,Permanence,TM-3,", "Pier,Permanence,TM-4,"),
            warehouse.Write("audits.csv", ["audit_id,child_id,audit_month,team,legal_status,practitioner,return_status,auditor_grade", .. audits]),
            warehouse.Write(
                "actions.csv",
                "action_id,audit_id,child_id,team,description,owner,raised_on,due_on,completed_on",
                "T1,Q-1,C901,Quay,Visit the child,TM-3,2026-05-10,2026-06-03,",
                "T2,Q-1,C901,Quay,Hold the review,TM-3,2026-05-10,2026-06-20,",
                "T3,Q-2,C902,Quay,Write the plan,TM-3,2025-10-10,2025-11-01,",
                "T4,M-1,C950,Mill,Ask the school,TM-2,2026-05-10,2026-05-20,"),
            warehouse.Write("concerns.csv", "concern_id,audit_id,child_id,team,opened_on,resolved_on", "N1,Q-1,C901,Quay,2026-06-01,", "N2,Q-2,C902,Quay,2025-10-12,2025-12-01"));
        Xunit.Assert.Equal(0, outcome.ExitCode);
    }

    public PageBody Page(string address, Scope? scope = null) => Read(warehouse, address, scope);

    public static PageBody Read(TestWarehouse warehouse, string address, Scope? scope = null)
    {
        using var build = warehouse.Folder.OpenLive();
        var parts = address.Split('?', 2);
        var words = parts.Length == 1 ? [] : parts[1].Split('&').Select(w => w.Split('=', 2)).ToDictionary(w => w[0], w => w[1]);
        return new PageReader(build, new BuildContext(build), scope ?? Scope.All, Catalogue.Load(TestWarehouse.ReferenceFolder), new Figures(Targets.Load(TestWarehouse.ReferenceFolder)))
            .Read(PageAddress.Read(parts[0], words.GetValueOrDefault))!.Body;
    }

    public void Dispose() => warehouse.Dispose();

    private static IEnumerable<string> May(string team, int good, int improving) => Enumerable.Range(1, good + improving)
        .Select(n => $"{team}-{n},{team}-child-{n},2026-05,{team},CIN,,completed,{(n <= good ? "Good" : "RI")}");
}

/// <summary>Ways into a page's body.</summary>
internal static class Bodies
{
    public static Block Block(this PageBody body, string key) => body.Sections.SelectMany(s => s.Blocks).Single(b => b.Key == key);

    public static string Lead(this PageBody body) => body.Sections[0].Lead!.ToString();

    /// <summary>Each row as its cells' words.</summary>
    public static IEnumerable<string> Lines(this Block block) => block.Table.Rows.Select(r => string.Join(" | ", r.Cells.Select(c => c.Text)));
}
