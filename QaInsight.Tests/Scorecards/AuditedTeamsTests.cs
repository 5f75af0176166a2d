using QaInsight.Scorecards;
using QaInsight.Warehouse;
using Xunit;

namespace QaInsight.Tests.Scorecards;

/// <summary>How many teams were audited over several months, each counted once, as one can count them by hand.</summary>
public sealed class AuditedTeamsTests : IDisposable
{
    private readonly TestWarehouse warehouse = new();

    public AuditedTeamsTests()
    {
        warehouse.Import(
            warehouse.Write(
                "teams.csv",
                "team,service,active_from,active_to,in_audit_scope",
                "Ash,Assessment,,,yes",
                "Birch,Assessment,,,yes",
                "Closed in April,Assessment,,2026-04-30,yes",
                "Opens in July,Assessment,2026-07-01,,yes",
                "Not audited,Assessment,,,no",
                "Cedar,Safeguarding,,,yes"),
            warehouse.Write(
                "audits.csv",
                "audit_id,child_id,audit_month,team,legal_status,return_status,auditor_grade",
                "1,C1,2026-03,Ash,CIN,completed,Good",
                "2,C2,2026-04,Ash,CIN,completed,Good",
                "3,C3,2026-06,Ash,CIN,completed,Good",
                "4,C4,2026-05,Birch,CIN,not_returned,",
                "5,C5,2026-06,Closed in April,CIN,completed,Good",
                "6,C6,2026-06,Opens in July,CIN,completed,Good",
                "7,C7,2026-05,Not audited,CIN,completed,Good",
                "8,C8,2026-05,Cedar,CP,completed,Good",
                "9,C9,2026-06,Cedar,CP,completed,Good"));
    }

    public void Dispose() => warehouse.Dispose();

    [Theory]
    // Ash in April and June is one team; Birch's audit was not returned; the closed team was still there in April.
    [InlineData("2026-04..2026-06", 3, 4)]
    // In May and June it was closed, and the one that opens in July not yet open.
    [InlineData("2026-05..2026-06", 2, 3)]
    [InlineData("2026-04", 1, 4)]
    [InlineData("2026-06..2026-07", 3, 4)]
    public void ATeamAuditedInTwoMonthsIsCountedOnce(string period, int audited, int inScope)
    {
        var figure = Ask(By.Board, period).Total["teams-audited"]!;

        Assert.Equal((audited, inScope), ((int)figure.Numerator!, (int)figure.Denominator!));
    }

    [Fact]
    public void ServicesAreCountedApart()
    {
        var rows = Ask(By.Service, "2026-04..2026-06").Rows;

        Assert.Equal([("Assessment", 2m, 3m), ("Safeguarding", 1m, 1m)], rows.Select(r => (r.Key, r["teams-audited"]!.Numerator!.Value, r["teams-audited"]!.Denominator!.Value)));
    }

    private Scorecard Ask(By by, string period) => warehouse.Ask(new ScorecardRequest(by, Period.Parse(period), new DateOnly(2026, 6, 30), TeamDirectory.MainProgramme));
}
