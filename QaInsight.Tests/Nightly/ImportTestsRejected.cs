using QaInsight.Extracts;
using Xunit;

namespace QaInsight.Tests.Nightly;

/// <summary>Each reason for setting a row aside: one row, with file, line, column, value and reason, and the rest goes in.</summary>
public sealed class ImportTestsRejected : IDisposable
{
    private readonly TestWarehouse warehouse = new();

    [Theory]
    [InlineData("bad,,A,2026-05-01,2026-05-20,,", "child_id", "", Reasons.RequiredMissing)]
    [InlineData("bad,\" \u00A0 \",A,2026-05-01,2026-05-20,,", "child_id", "", Reasons.RequiredMissing)]
    [InlineData("bad,c,A,2026-02-30,2026-05-20,,", "raised_on", "2026-02-30", Reasons.NotADate)]
    [InlineData("bad,c,A,05/31/2026,2026-05-20,,", "raised_on", "05/31/2026", Reasons.NotADate)]
    [InlineData("bad,c,A,1989-12-31,2026-05-20,,", "raised_on", "1989-12-31", Reasons.OutOfTime)]
    [InlineData("bad,c,A,2026-05-01,2027-07-01,,", "due_on", "2027-07-01", Reasons.OutOfTime)]
    [InlineData("bad,c,Nowhere,2026-05-01,2026-05-20,,", "team", "Nowhere", Reasons.UnknownTeam)]
    [InlineData("bad,c,A,2026-05-01,2026-05-20,2026-04-30,", "completed_on", "2026-04-30", Reasons.BeforeRaised)]
    [InlineData("bad,c,A,2026-05-01,2026-05-20,,30/04/2026", "verified_on", "30/04/2026", Reasons.BeforeRaised)]
    [InlineData("bad,c,A,2026-05-01", "", "bad,c,A,2026-05-01", Reasons.FieldCount)]
    [InlineData("bad,c,A,2026-05-01,2026-05-20,\",", "", "bad,c,A,2026-05-01,2026-05-20,\",", Reasons.BrokenQuote)]
    public void OfActions(string row, string column, string value, string reason) =>
        Check("actions", Imported.Actions + ",completed_on,verified_on", ["x1,c,A,1990-01-01,2027-06-30,,", row, "x2,c,A,2026-05-01,2026-05-20,2026-05-01,2026-05-01"], column, value, reason);

    [Theory]
    [InlineData("bad,c,2027-07,A,CIN,,", "audit_month", "2027-07", Reasons.OutOfTime)]
    [InlineData("bad,c,Summer,A,CIN,,", "audit_month", "Summer", Reasons.NotADate)]
    [InlineData("bad,c,2026-05,A,CIN,done,", "return_status", "done", Reasons.OutsideCodeList)]
    [InlineData("bad,c,2026-05,A,CIN,,Excellent", "auditor_grade", "Excellent", Reasons.UnknownGrade)]
    [InlineData("bad,c,2026-05,A,,,", "legal_status", "", Reasons.RequiredMissing)]
    public void OfAudits(string row, string column, string value, string reason) =>
        Check("audits", Imported.Audits + ",auditor_grade", ["a1,c,2027-06,A,CIN,,Good", row, "a2,c,1990-01,A,CIN,,n/a"], column, value, reason);

    [Fact]
    public void AJudgementOfAnAuditNotKnown()
    {
        warehouse.Write("audits.csv", [Imported.Audits, .. Imported.GoodAudits(1)]);
        Check("judgements", "audit_id,domain,grade", ["a1,Planning,Good", "a9,Planning,Good", "a1,Assessment,n/a"], "audit_id", "a9", Reasons.UnknownAudit);
    }

    [Fact]
    public void AReauditOfAnAuditNeverKnown() =>
        Check("audits", Imported.Audits + ",reaudit_of", ["a1,c,2026-05,A,CIN,,", "a2,c,2026-05,A,CIN,,a9", "a3,c,2026-05,A,CIN,,a1"], "reaudit_of", "a9", Reasons.UnknownAudit);

    [Fact]
    public void AJudgementOfARejectedAudit()
    {
        warehouse.Write("audits.csv", Imported.Audits, "a1,c,2026-05,A,CIN,", "a2,c,2026-05,B,CIN,");
        warehouse.Write("judgements.csv", "audit_id,domain,grade", "a1,Planning,Good", "a2,Planning,Good");
        warehouse.Teams("A");
        Assert.Equal(3, warehouse.Import(warehouse.Inbox).ExitCode);
        Assert.Equal([$"audits.csv:3 team=B {Reasons.UnknownTeam}", $"judgements.csv:3 audit_id=a2 {Reasons.UnknownAudit}"], warehouse.Rejects());
    }

    [Theory]
    [InlineData(200, 0)]
    [InlineData(201, 1)]
    public void AKeyMayHaveTwoHundredCharacters(int length, int rejected)
    {
        var key = string.Concat(Enumerable.Repeat("é", length));
        var outcome = warehouse.ImportActions(Imported.Actions, [$"{key},c,A,2026-05-01,2026-05-20", .. Imported.GoodActions(3)]);
        Assert.Equal(rejected, outcome.Rejected);
        if (rejected > 0)
            Assert.Equal([$"actions.csv:2 action_id={key[..200]}… {Reasons.KeyTooLong}"], warehouse.Rejects());
    }

    [Fact]
    public void WhatIsNoKeyMayBeAsLongAsItLikes()
    {
        var words = new string('w', 300);
        warehouse.Write("audits.csv", Imported.Audits + ",practitioner,programme", $"a1,{words},2026-05,A,{words},,{words},{words}");
        warehouse.Write("actions.csv", Imported.Actions + ",audit_id,owner", $"x1,{words},A,2026-05-01,2026-05-20,{words},{words}");
        warehouse.Teams("A");
        Assert.Equal(0, warehouse.Import(warehouse.Inbox).ExitCode);
        Assert.Equal([$"{words}|{words}|{words}"], warehouse.Query("SELECT legal_status, practitioner, programme FROM audits"));
    }

    [Fact]
    public void WhatElseIsOddGoesIn()
    {
        warehouse.Write("audits.csv", Imported.Audits + ",allocated_on,submitted_on,programme", "a1,c,2026-05,A,A new status,,2026-05-20,2026-05-01,A new programme");
        warehouse.Write("actions.csv", Imported.Actions + ",audit_id", "x1,c,A,2026-05-01,2026-04-01,of no known audit");
        warehouse.Teams("A");
        Assert.Equal(0, warehouse.Import(warehouse.Inbox).ExitCode);
    }

    [Theory]
    [InlineData("escalations", "escalation_id,raised_by,team,raised_on,reason,stage,status,resolved_on", "e1,iro,A,2026-05-01,Any words,3,RESOLVED,2026-05-01",
        "e2,IRO,A,2026-05-01,process,4,in process,", "stage", "4", Reasons.OutsideCodeList)]
    [InlineData("escalations", "escalation_id,raised_by,team,raised_on,reason,stage,status,resolved_on", "e1,CP chair,A,2026-05-01,Process,1,In Process,",
        "e2,IRO,A,2026-05-01,process,1,in process,2026-04-30", "resolved_on", "2026-04-30", Reasons.BeforeRaised)]
    [InlineData("concerns", "concern_id,child_id,team,opened_on,resolved_on", "k1,c,A,2026-05-01,2026-05-01", "k2,c,A,2026-05-01,2026-04-30", "resolved_on", "2026-04-30", Reasons.BeforeRaised)]
    [InlineData("auditors", "auditor,role,team", "Ann,MODERATOR,A", "Bob,boss,A", "role", "boss", Reasons.OutsideCodeList)]
    [InlineData("auditors", "auditor,role,team", "Ann,auditor,", "Bob,auditor,Nowhere", "team", "Nowhere", Reasons.UnknownTeam)]
    [InlineData("indicators", "indicator,month,team,numerator,denominator", "caseload,May-26,,1.5,2", "caseload,May-26,,many,2", "numerator", "many", Reasons.OutsideCodeList)]
    public void OfTheOthers(string extract, string header, string good, string bad, string column, string value, string reason) =>
        Check(extract, header, [good, bad], column, value, reason, line: 3);

    public void Dispose() => warehouse.Dispose();

    private void Check(string extract, string header, string[] rows, string column, string value, string reason, int line = 3)
    {
        warehouse.Teams("A");
        warehouse.Write(extract + ".csv", [header, .. rows]);
        var outcome = warehouse.Import(warehouse.Inbox);
        Assert.Equal([$"{extract}.csv:{line} {column}={value} {reason}"], warehouse.Rejects());
        Assert.Equal(3, outcome.ExitCode);
        Assert.Equal(rows.Length - 1, outcome.Files.Single(f => f.Extract == extract).New);
    }
}
