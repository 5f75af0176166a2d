using QaInsight.Extracts;
using Xunit;

namespace QaInsight.Tests.Nightly;

/// <summary>An extract may arrive before the one it leans on.</summary>
public sealed class ImportTestsOrder : IDisposable
{
    private const string Header = Imported.Audits + ",reaudit_of";

    private readonly TestWarehouse warehouse = new();

    [Fact]
    public void WithinOneImportTeamsGoFirstThenAuditsThenTheRest()
    {
        var outcome = warehouse.Import(
            warehouse.Write("judgements.csv", "audit_id,domain,grade", "a1,Planning,Good"),
            warehouse.Write("actions.csv", [Imported.Actions, .. Imported.GoodActions(1)]),
            warehouse.Write("audits.csv", [Imported.Audits, .. Imported.GoodAudits(1)]),
            warehouse.Teams("A"));
        Assert.Equal(0, outcome.ExitCode);
        Assert.All(outcome.Files, f => Assert.Equal(1, f.New));
    }

    [Fact]
    public void ReauditsMayComeBeforeTheirOriginals()
    {
        warehouse.Teams("A");
        warehouse.Write("audits-1.csv", Header, "a4,c,2026-05,A,CIN,,a3", "a3,c,2026-04,A,CIN,,a2", "a9,c,2026-05,A,CIN,,never", "a8,c,2026-06,A,CIN,,a9", "a5,c,2026-05,A,CIN,,");
        warehouse.Write("audits-2.csv", Header, "a2,c,2026-03,A,CIN,,a1", "a1,c,2026-02,A,CIN,,");
        Assert.Equal(3, warehouse.Import(warehouse.Inbox).ExitCode);
        Assert.Equal(["a1||3", "a2|a1|2", "a3|a2|3", "a4|a3|2", "a5||6"], warehouse.Query("SELECT audit_id, reaudit_of, source_line FROM audits ORDER BY 1"));
        Assert.Equal([$"audits-1.csv:4 reaudit_of=never {Reasons.UnknownAudit}", $"audits-1.csv:5 reaudit_of=a9 {Reasons.UnknownAudit}"], warehouse.Rejects());
    }

    [Fact]
    public void AReauditsOriginalIsKnownFromAnEarlierImport()
    {
        warehouse.Import(warehouse.Teams("A"), warehouse.Write("audits-1.csv", Header, "a1,c,2026-02,A,CIN,,"));
        Assert.Equal(0, warehouse.Import(warehouse.Write("audits-2.csv", Header, "a2,c,2026-05,A,CIN,,a1")).ExitCode);
    }

    [Fact]
    public void ARenamedTeamTakesOnItsHistory()
    {
        warehouse.Import(warehouse.Write("teams.csv", "team,service", "Old,S"), warehouse.Write("audits.csv", Imported.Audits, "a1,c,2026-04,Old,CIN,"));
        warehouse.Import(warehouse.Write("teams-2.csv", "team,service,formerly", "New,S,old"), warehouse.Write("audits-2.csv", Imported.Audits, "a2,c,2026-05,New,CIN,"));
        Assert.Equal(["New"], warehouse.Query("SELECT DISTINCT coalesce(s.team, t.team) FROM fct_audit a JOIN dim_team t ON t.id = a.team_ref LEFT JOIN dim_team s ON s.id = t.successor_ref"));
    }

    [Fact]
    public void AuditsOfATeamKnownByItsEarlierNameAloneComeIn()
    {
        var outcome = warehouse.Import(warehouse.Write("audits.csv", Imported.Audits, "a1,c,2026-05,OLD,CIN,"), warehouse.Write("teams.csv", "team,service,formerly", "New,S,Old"));
        Assert.Equal(0, outcome.ExitCode);
        Assert.Equal(["a1|New"], warehouse.Query("SELECT audit_id, team FROM audits"));
    }

    public void Dispose() => warehouse.Dispose();
}
