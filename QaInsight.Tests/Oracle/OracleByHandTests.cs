using Xunit;

namespace QaInsight.Tests.Oracle;

/// <summary>A council small enough to be counted by hand. June 2020, judged on 15 July; teams A (formerly Old), B, and E of Early Help.</summary>
public sealed class OracleByHandTests
{
    private static readonly YearMonth March = new(2020, 3);
    private static readonly YearMonth May = new(2020, 5);
    private static readonly YearMonth June = new(2020, 6);
    private static readonly DateOnly AsOf = new(2020, 7, 15);
    private static readonly Question Board = new("board", June, June, AsOf);

    [Theory]
    [InlineData("audits-allocated", 8, null)] // a1-a8; w is withdrawn, e is Early Help's
    [InlineData("audits-completed", 4, null)] // a1-a4
    [InlineData("completion-rate", 5, 8)] // and a5, not to standard
    [InlineData("late-rate", 1, 5)] // a2
    [InlineData("not-returned", 1, 8)] // a6
    [InlineData("not-to-standard", 1, 8)] // a5
    [InlineData("in-progress", 1, 8)] // a7, due on the day itself; a8 was due the day before
    [InlineData("teams-audited", 2, 2)] // A and B; C is out of scope, D was closed in May
    [InlineData("practitioners-audited", 2, 3)] // P1, P2; P3 only returned below standard; withdrawn P4 not seen
    [InlineData("grade-outstanding", 0, 4)] // a3's scale tells it
    [InlineData("grade-good", 1, 4)] // a3: Meets good
    [InlineData("grade-requires-improvement", 1, 3)] // a2 of a1, a2, a4
    [InlineData("grade-inadequate", 2, 3)] // a1, a4
    [InlineData("grade-good-or-better", 1, 4)]
    [InlineData("at-risk-of-inadequate", 1, 1)]
    [InlineData("at-risk-of-all", 1, 4)]
    [InlineData("inadequate-previous-3", 1, 2)] // m1 of March, under the earlier name; m2 of May
    [InlineData("moderation-rate", 3, 4)] // a1, a2, a3
    [InlineData("moderated-up", 1, 3)] // a3: from Requires Improvement to Meets good
    [InlineData("moderated-down", 0, 3)] // a1: from Nearly good to Inadequate
    [InlineData("inadequate-by-moderation", 0, 1)]
    [InlineData("own-line-moderation", 2, 3)] // a1 by the auditor; a2 by someone of Old, which is A
    [InlineData("views-child", 1, 2)] // yes, no, na and blank
    [InlineData("feedback-child-negative", 1, 2)]
    [InlineData("feedback-disagreement", 2, 3)] // a1 positive and Inadequate; a3 negative and good; a2 mixed
    [InlineData("actions-raised", 4, null)]
    [InlineData("actions-on-time", 1, 4)] // t1, on its due day
    [InlineData("actions-late", 1, 4)] // t2, on the as-of day
    [InlineData("actions-overdue", 1, 4)] // t3, completed only the day after the as-of day
    [InlineData("actions-not-due", 1, 4)] // t4, due on the as-of day
    [InlineData("actions-older-outstanding", 2, null)] // t5, t6
    [InlineData("children-older-outstanding", 1, null)] // of one child
    [InlineData("concerns-raised", 1, null)]
    [InlineData("concerns-resolved", 1, 1)]
    [InlineData("concerns-open", 1, null)] // opened in May, resolved after the as-of day
    [InlineData("reaudits-due", 1, null)] // m1
    [InlineData("reaudits-done", 1, 1)] // by a4
    [InlineData("escalations-raised", 2, null)]
    [InlineData("escalations-resolved", 1, 2)]
    [InlineData("escalations-drift", 1, 2)] // the other's reason is free text
    [InlineData("referrals", 50, null)] // the authority's own row, not its teams'
    [InlineData("cp-rate", 40, 20000)] // no row of the authority's own: 10 + 30 of 8,000 + 12,000
    public void JuneInAll(string key, int numerator, int? denominator) =>
        Assert.Equal(new Figure(numerator, denominator), BruteForce.Figures(Small(), Board).Total[key]);

    [Theory]
    [InlineData("referrals", 7, null)] // statuses CIN 3 and CP 4, one of them under the earlier name's successor
    [InlineData("cp-rate", 10, 8000)]
    [InlineData("concerns-open", 1, null)]
    [InlineData("audits-allocated", 5, null)]
    public void TeamA(string key, int numerator, int? denominator) =>
        Assert.Equal(new Figure(numerator, denominator), BruteForce.Figures(Small(), Board with { By = "team" }).Rows["A"][key]);

    [Fact]
    public void ByLegalStatusActionsFollowTheirAudit()
    {
        var row = BruteForce.Figures(Small(), Board with { By = "legal-status" }).Rows["CP"];
        Assert.Equal(Figure.Count(3), row["audits-allocated"]); // a2, a4, a6
        Assert.Equal(Figure.Count(1), row["actions-raised"]); // t2, of a2
        Assert.Equal(Figure.NotAvailable, row["escalations-raised"]);
        Assert.Equal(Figure.Count(4), row["referrals"]);
    }

    [Fact]
    public void ByDomainEachJudgementOfACompletedAuditCounts()
    {
        var answer = BruteForce.Figures(Small(), Board with { By = "domain" });
        Assert.Equal(["Planning", "Review"], answer.Rows.Keys);
        Assert.Equal(new Figure(2, 3), answer.Rows["Planning"]["grade-good"]); // a1 twice, a2; n/a and a5's are not counted
        Assert.Equal(Figure.NotAvailable, answer.Rows["Review"]["grade-inadequate"]); // only Not yet good
        Assert.Equal(new Figure(0, 1), answer.Rows["Review"]["grade-good"]);
        Assert.Equal(new Figure(2, 4), answer.Total["grade-good-or-better"]);
    }

    [Fact]
    public void ProgrammesAndLists()
    {
        var early = BruteForce.Figures(Small(), Board with { Programme = Programmes.EarlyHelp });
        Assert.Equal(Figure.Count(1), early.Total["audits-allocated"]);
        Assert.Equal(Figure.Count(1), early.Total["concerns-raised"]);
        Assert.Equal(Figure.NotAvailable, early.Total["referrals"]);
        Assert.Equal(["E"], early.TeamsNotAudited);

        var care = BruteForce.Figures(Small(), Board);
        Assert.Equal(["A"], care.TeamsOfConcern); // m1, a1, a4
        Assert.Empty(care.TeamsOfStrength);
        Assert.Equal(["B"], care.TeamsNotAudited); // a3 alone
        Assert.Equal(["m1"], care.ReauditsDue);
        Assert.Equal(["a1", "a3"], care.FeedbackDisagreements);
    }

    private static AuditRow Audit(string id, string team, string legalStatus, string status, string auditor = "", string moderator = "") =>
        new(id, June, team, legalStatus) { ReturnStatus = status, AuditorGrade = auditor, ModeratorGrade = moderator };

    private static DateOnly Day(int month, int day) => new(2020, month, day);

    private static Council Small() => new()
    {
        Teams =
        [
            new("Old", "One"), new("A", "One") { Formerly = "Old" }, new("B", "Two") { InAuditScope = true, ActiveTo = Day(6, 1) },
            new("C", "Two") { InAuditScope = false }, new("D", "Two") { ActiveTo = Day(5, 31) }, new("E", "Early Help"),
        ],
        Auditors = [new("Mo", "moderator") { Team = "Old" }, new("Ed", "external moderator")],
        Audits =
        [
            Audit("m1", "Old", "CIN", "completed", "Inadequate") with { AuditMonth = March },
            Audit("m2", "A", "CIN", "completed", "Good") with { AuditMonth = May },
            Audit("a1", "A", "CIN", "completed", "Nearly good", "Inadequate") with
            {
                Auditor = "Al", Moderator = "Al", Practitioner = "P1", ChildViews = "yes", ChildFeedback = "positive",
            },
            Audit("a2", "A", "CP", "completed", "Requires Improvement", "Requires Improvement") with
            {
                Moderator = "Mo", Practitioner = "P2", AtRiskOfInadequate = true, DueOn = Day(6, 20), SubmittedOn = Day(6, 21), ChildViews = "no", ParentFeedback = "mixed",
            },
            Audit("a3", "B", "CIN", "completed", "Requires Improvement", "Meets good") with { Moderator = "Ed", Practitioner = "P2", ChildViews = "na", ChildFeedback = "negative" },
            Audit("a4", "A", "CP", "completed", "Inadequate") with { ReauditOf = "m1", DueOn = Day(6, 20), SubmittedOn = Day(6, 20) },
            Audit("a5", "A", "CIN", "not_to_standard", "Good") with { Practitioner = "P3" },
            Audit("a6", "A", "CP", "not_returned"),
            Audit("a7", "B", "CIN", "") with { DueOn = Day(7, 15) },
            Audit("a8", "B", "CIN", "") with { DueOn = Day(7, 14) },
            Audit("w", "A", "CP", "withdrawn", "Good") with { Practitioner = "P4" },
            Audit("e", "E", "Early Help", "completed", "Good") with { Programme = "Early Help" },
        ],
        Judgements =
        [
            new("a1", "Planning", "", "Good"), new("a1", "Planning", "1", "Inadequate"), new("a2", "Planning", "", "Good"),
            new("a3", "Planning", "", "n/a"), new("a5", "Planning", "", "Good"), new("a2", "Review", "", "Not yet good"),
        ],
        Actions =
        [
            new("t1", "K1", "B", Day(6, 1), Day(6, 20)) { CompletedOn = Day(6, 20), AuditId = "a3" },
            new("t2", "K2", "A", Day(6, 30), Day(7, 14)) { CompletedOn = Day(7, 15), AuditId = "a2" },
            new("t3", "K3", "A", Day(6, 5), Day(7, 14)) { CompletedOn = Day(7, 16) },
            new("t4", "K4", "A", Day(6, 5), Day(7, 15)) { AuditId = "elsewhere" },
            new("t5", "K5", "Old", Day(5, 31), Day(7, 20)), new("t6", "K5", "A", Day(1, 1), Day(2, 1)), new("t7", "K6", "E", Day(1, 1), Day(2, 1)),
        ],
        Concerns =
        [
            new("c1", "K1", "B", Day(6, 10)) { ResolvedOn = Day(7, 15) }, new("c2", "K2", "Old", Day(5, 10)) { ResolvedOn = Day(7, 16) },
            new("c3", "K3", "E", Day(6, 10)), new("c4", "K4", "B", Day(7, 16)),
        ],
        Escalations =
        [
            new("x1", "IRO", "A", Day(6, 1), "drift and delay", 1, "resolved"), new("x2", "CP Chair", "Old", Day(6, 1), "Process of moving", 3, "in process"),
            new("x3", "IRO", "E", Day(6, 1), "process", 2, "resolved"),
        ],
        Indicators =
        [
            new("referrals", June, 50), new("referrals", June, 3) { Team = "A", LegalStatus = "CIN" }, new("referrals", June, 4) { Team = "Old", LegalStatus = "CP" },
            new("cp-rate", June, 10) { Team = "A", Denominator = 8000 }, new("cp-rate", June, 30) { Team = "B", Denominator = 12000 },
            new("cp-rate", May, 99) { Denominator = 20000 },
        ],
    };
}
