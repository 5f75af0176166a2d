using QaInsight.Extracts;
using QaInsight.Tests.Nightly;
using Xunit;

namespace QaInsight.Tests.Extracts;

/// <summary>The ways in which dates, months, yes and no, codes and grades are written.</summary>
public sealed class ValueTests : IDisposable
{
    private readonly TestWarehouse warehouse = new();

    [Theory]
    [InlineData("2019-08-31")]
    [InlineData("31/08/2019")]
    [InlineData("31-Aug-2019")]
    [InlineData("31-AUG-2019")]
    [InlineData("31 August 2019")]
    [InlineData("43708")]
    [InlineData("43708.5")]
    [InlineData("2019-08-31 09:30:00")]
    [InlineData("2019-08-31T09:30:00Z")]
    [InlineData("31/08/2019 09:30")]
    public void Dates(string written) => Assert.Equal("2019-08-31", One("actions", Imported.Actions, $"x1,c,A,{written},{written}", "due_on"));

    [Theory]
    [InlineData("1/8/2019")]
    [InlineData("01/08/2019")]
    public void TheDayComesBeforeTheMonth(string written) => Assert.Equal("2019-08-01", One("actions", Imported.Actions, $"x1,c,A,{written},{written}", "due_on"));

    [Theory]
    [InlineData("2019-08")]
    [InlineData("Aug-19")]
    [InlineData("AUG-19")]
    [InlineData("August 2019")]
    [InlineData("august 2019")]
    [InlineData("2019-08-31")]
    [InlineData("31/08/2019")]
    [InlineData("01-Aug-2019")]
    [InlineData("43708")]
    [InlineData("2019-08-01 00:00:00")]
    public void Months(string written) => Assert.Equal("2019-08", One("audits", Imported.Audits, $"a1,c,{written},A,CIN,", "audit_month"));

    [Theory]
    [InlineData("29/02/2019")]
    [InlineData("2019-13-01")]
    [InlineData("08/31/2019")]
    [InlineData("soon")]
    [InlineData("2019-08")]
    [InlineData("٢٠١٩-٠٨-٣١")]
    [InlineData("+019-08-31")]
    public void WhatIsNoDate(string written)
    {
        warehouse.ImportActions(Imported.Actions, [$"x9,c,A,{written},2026-05-01", .. Imported.GoodActions(2)]);
        Assert.Equal([$"actions.csv:2 raised_on={written} {Reasons.NotADate}"], warehouse.Rejects());
    }

    [Theory]
    [InlineData("yes,Y,True,1,YES", "yes")]
    [InlineData("no,N,False,0,NO", "no")]
    [InlineData("na,NA,,n/a, Na ", "")]
    public void YesNoAndNotApplicable(string written, string read)
    {
        warehouse.Teams("A");
        warehouse.Write("audits.csv", Imported.Audits + ",social_worker_views,manager_views,reviewing_officer_views,child_views,parent_views", $"a1,c,2026-05,A,CIN,,{written}");
        Assert.Equal(0, warehouse.Import(warehouse.Inbox).ExitCode);
        Assert.Equal([string.Join('|', Enumerable.Repeat(read, 5))], warehouse.Query("SELECT social_worker_views, manager_views, reviewing_officer_views, child_views, parent_views FROM audits"));
    }

    [Theory]
    [InlineData("return_status", "Not_To_Standard", "not_to_standard")]
    [InlineData("audit_type", "DIP SAMPLE", "dip sample")]
    [InlineData("child_feedback", "POSITIVE", "positive")]
    [InlineData("quality_check", "Amber", "amber")]
    [InlineData("auditor_grade", "REQUIRES improvement", "Requires Improvement")]
    [InlineData("auditor_grade", "ri", "Requires Improvement")]
    [InlineData("auditor_grade", "Requires improvement to be good", "Requires Improvement")]
    [InlineData("auditor_grade", "1.5", "Nearly good")]
    [InlineData("auditor_grade", "1", "Not yet good")]
    [InlineData("auditor_grade", "2", "Good")]
    [InlineData("auditor_grade", "3", "Outstanding")]
    [InlineData("auditor_grade", "does not meet GOOD", "Does not meet good")]
    [InlineData("auditor_grade", "N/A", "")]
    [InlineData("programme", "", "Children's Social Care")]
    public void CodesAndGrades(string column, string written, string read)
    {
        var header = column == "return_status" ? Imported.Audits : Imported.Audits.Replace("return_status", "return_status," + column, StringComparison.Ordinal);
        Assert.Equal(read, One("audits", header, $"a1,c,2026-05,A,CIN,{(column == "return_status" ? "" : ",")}{written}", column));
    }

    [Theory]
    [InlineData("Good", "ofsted")]
    [InlineData("Outstanding", "ofsted")]
    [InlineData("2", "not-yet-good")]
    [InlineData("Meets good", "meets-good")]
    public void ALabelOnSeveralScalesIsOfsteds(string label, string scale)
    {
        One("audits", Imported.Audits + ",auditor_grade", $"a1,c,2026-05,A,CIN,completed,{label}", "auditor_grade");
        Assert.Equal([scale], warehouse.Query("SELECT scale FROM dim_grade g JOIN fct_audit a ON a.auditor_grade_ref = g.id"));
    }

    [Fact]
    public void AJudgementThatIsNotApplicableIsKeptAndNeverCounted()
    {
        warehouse.Teams("A");
        warehouse.Write("audits.csv", [Imported.Audits, .. Imported.GoodAudits(2)]);
        warehouse.Write("judgements.csv", "audit_id,domain,grade", "a1,Planning,n/a", "a2,Planning,Good");
        Assert.Equal(0, warehouse.Import(warehouse.Inbox).ExitCode);
        Assert.Equal(["a1|n/a", "a2|Good"], warehouse.Query("SELECT audit_id, grade FROM judgements ORDER BY 1"));
        Assert.Equal(["1"], warehouse.Query("SELECT count(*) FROM fct_judgement WHERE grade_ref IS NOT NULL"));
    }

    [Fact]
    public void WordsWithOddCharactersDoNotStopAnImport()
    {
        warehouse.Teams("A");
        warehouse.Write("audits.csv", Imported.Audits + ",practitioner", "a1,c,2026-05,A,CIN,,Ann\0e", "a2,c,2026-05,A,CIN,,Ann", "a3,c,2026-05,A,CIN,,Ann\0a", "a4,c,2026-05,A,CIN,,\0", "a5,c,2026-05,A,CIN,,😀 Ünal", "a6,c,2026-05,A,CIN,,😀 ünal");
        Assert.Equal(0, warehouse.Import(warehouse.Inbox).ExitCode);
        Assert.Equal(["6"], warehouse.Query("SELECT count(*) FROM audits"));
    }

    public void Dispose() => warehouse.Dispose();

    private string One(string extract, string header, string row, string column)
    {
        warehouse.Teams("A");
        warehouse.Write(extract + ".csv", header, row);
        Assert.Equal(0, warehouse.Import(warehouse.Inbox).ExitCode);
        return Assert.Single(warehouse.Query($"SELECT {column} FROM {extract}"));
    }
}
