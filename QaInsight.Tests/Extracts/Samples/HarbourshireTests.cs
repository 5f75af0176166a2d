using System.Globalization;
using System.Text.Json;
using QaInsight.Extracts.Samples;
using QaInsight.Measures;
using QaInsight.Tests.Measures;
using Xunit;

namespace QaInsight.Tests.Extracts.Samples;

/// <summary>What is planted in the made-up council, found by counting its extracts by hand.</summary>
public sealed class HarbourshireTests(HarbourshireTests.Council council) : IClassFixture<HarbourshireTests.Council>
{
    private const string Worrying = "Wrackford Safeguarding Team 2";
    private const string Strong = "Thornsea Assessment Team";

    private readonly SampleFolder sample = council.Sample;

    private List<Dictionary<string, string>> Completed => [.. sample.Rows("audits").Where(a => a["return_status"] == "completed")];

    [Fact]
    public void PracticeGetsBetterAndNotByChance()
    {
        // As the board counts it: children's social care, wherever its audits are kept.
        var disabilities = sample.ReadBack("LCS Audit Return").Where(a => a["return_status"] == "completed").ToList();
        disabilities.ForEach(a => a["audit_month"] = DateOnly.ParseExact(a["audit_month"], "dd-MMM-yy", CultureInfo.InvariantCulture).ToString("yyyy-MM", CultureInfo.InvariantCulture));
        var months = Completed.Where(a => a["programme"] == "Children's Social Care").Concat(disabilities).GroupBy(a => a["audit_month"]).OrderBy(m => m.Key, StringComparer.Ordinal).ToList();
        var good = months.Select(m => (double?)Share(m, IsGood)).ToList();
        var inadequate = months.Select(m => (double?)Share(m, a => Final(a) == "Inadequate")).ToList();

        Assert.Equal(24, months.Count);
        Assert.InRange(good.Take(6).Average()!.Value, 0.20, 0.31);
        Assert.InRange(good.TakeLast(6).Average()!.Value, 0.42, 0.54);
        Assert.InRange(inadequate.Take(6).Average()!.Value, 0.26, 0.36);
        Assert.InRange(inadequate.TakeLast(6).Average()!.Value, 0.09, 0.19);
        Assert.Equal(Variation.Improving, Reading.Of(Xmr.Of(good, 0, 1), Better.Higher));
        Assert.Equal(Variation.Improving, Reading.Of(Xmr.Of(inadequate, 0, 1), Better.Lower));
    }

    [Fact]
    public void OneTeamKeepsBeingInadequateAndLeavesItsActionsUndone()
    {
        var theirs = Completed.Where(a => a["team"] == Worrying).ToList();
        var actions = sample.Rows("actions").ToLookup(a => a["team"] == Worrying);

        Assert.True(Share(theirs, a => Final(a) == "Inadequate") > 0.5);
        Assert.True(theirs.Count(a => Final(a) == "Inadequate" && string.CompareOrdinal(a["audit_month"], "2026-03") >= 0) >= 3);
        Assert.True(Share(actions[true], IsOverdue) > 0.4);
        Assert.True(Share(actions[false], IsOverdue) < 0.1);
    }

    [Fact]
    public void OneTeamIsNearlyAlwaysGood() => Assert.True(Share(Completed.Where(a => a["team"] == Strong), IsGood) > 0.75);

    [Fact]
    public void ReturnsAreMixedAndTheReportingMonthIsStillOut()
    {
        var statuses = sample.Rows("audits").Where(a => a["audit_month"] != "2026-09").ToList();

        Assert.InRange(Share(statuses, a => a["return_status"] == "completed"), 0.77, 0.85);
        Assert.Equal(["completed", "exempt", "not_returned", "not_to_standard", "withdrawn"], statuses.Select(a => a["return_status"]).Distinct().Order(StringComparer.Ordinal));
        Assert.All(sample.Rows("audits").Where(a => a["audit_month"] == "2026-09"), a => Assert.Equal("in_progress", a["return_status"]));
        Assert.True(sample.Rows("audits").Count(a => a["audit_month"] == "2026-09") > 5);
    }

    [Fact]
    public void ModerationMovesAnAuditInEightMostlyDown()
    {
        var moderated = Completed.Where(a => a["moderator_grade"].Length > 0).ToList();
        var down = Share(moderated, a => Rank(a["moderator_grade"]) < Rank(a["auditor_grade"]));
        var up = Share(moderated, a => Rank(a["moderator_grade"]) > Rank(a["auditor_grade"]));
        var teamOf = sample.Rows("auditors").ToDictionary(a => a["auditor"], a => a["team"]);

        Assert.InRange(moderated.Count / (double)Completed.Count, 0.9, 0.96);
        Assert.InRange(down + up, 0.09, 0.16);
        Assert.True(down > 3 * up);
        Assert.InRange(Share(moderated, a => a["moderator"] == a["auditor"] || teamOf[a["moderator"]] == a["team"]), 0.005, 0.06);
    }

    [Fact]
    public void FewFamiliesAreHeard()
    {
        Assert.InRange(Share(Completed.Where(a => a["parent_views"] != "na"), a => a["parent_views"] == "yes"), 0.3, 0.45);
        Assert.InRange(Share(Completed.Where(a => a["child_views"] != "na"), a => a["child_views"] == "yes"), 0.2, 0.4);
        Assert.Contains(Completed, a => IsGood(a) && a["parent_feedback"] == "negative");
    }

    [Fact]
    public void InadequateAuditsAreAuditedAgainAfterThreeMonthsAndRaiseAConcern()
    {
        var byId = Completed.ToDictionary(a => a["audit_id"]);
        var again = sample.Rows("audits").Where(a => a["audit_type"] == "re-audit").ToList();
        var concerns = sample.Rows("concerns");

        Assert.NotEmpty(again);
        Assert.All(again, a =>
        {
            var first = byId[a["reaudit_of"]];
            Assert.Equal("Inadequate", Final(first));
            Assert.Equal(first["child_id"], a["child_id"]);
            Assert.Equal(DateOnly.Parse(first["audit_month"] + "-01", null).AddMonths(3), DateOnly.Parse(a["audit_month"] + "-01", null));
        });
        Assert.Equal(Completed.Count(a => Final(a) == "Inadequate"), concerns.Count(c => byId.ContainsKey(c["audit_id"])));
        Assert.InRange(Share(concerns, c => c["resolved_on"].Length > 0), 0.8, 0.97);
    }

    [Fact]
    public void TeamsCloseAndChangeTheirNamesAndStandOutsideTheAudits()
    {
        var teams = sample.Rows("teams");
        var renamed = teams.Single(t => t["formerly"].Length > 0);
        var closed = teams.Single(t => t["active_to"].Length > 0);
        var names = sample.Rows("audits").Select(a => a["team"]).ToHashSet();

        Assert.InRange(teams.Count, 42, 48);
        Assert.Contains(renamed["formerly"], names);
        Assert.Contains(renamed["team"], names);
        Assert.DoesNotContain(teams.Single(t => t["in_audit_scope"] == "no")["team"], names);
        Assert.All(sample.Rows("audits").Where(a => a["team"] == closed["team"]), a => Assert.True(string.CompareOrdinal(a["allocated_on"], closed["active_to"]) <= 0));
    }

    [Fact]
    public void EveryIndicatorHasEveryMonthAndAddsUp()
    {
        var keys = JsonDocument.Parse(File.ReadAllText(ReferenceFolder.File("indicators.json"))).RootElement.GetProperty("indicators").EnumerateArray().Select(i => i.GetProperty("key").GetString()!);
        var months = sample.Rows("indicators").ToLookup(i => (i["indicator"], i["month"]));

        foreach (var month in Completed.Select(a => a["audit_month"]).Distinct())
        {
            Assert.All(keys, key => Assert.NotEmpty(months[(key, month)]));
            var plans = Total(months[("cp-plans", month)], "numerator");
            Assert.Equal(plans, new[] { "neglect", "emotional", "physical", "sexual", "multiple" }.Sum(c => Total(months[("cp-category-" + c, month)], "numerator")));
            Assert.Equal(plans, Total(months[("visits-cp", month)], "denominator"));
            Assert.Equal(Total(months[("referrals", month)], "numerator"), Total(months[("rereferrals-12m", month)], "denominator"));
        }
    }

    [Fact]
    public void CommentsAreSaidInTheFieldsWordsAndOfNobody()
    {
        var comments = sample.Rows("judgements").Select(j => j["comment"]).Where(c => c.Length > 0).Distinct().ToList();

        Assert.Equal(60, comments.Count);
        Assert.All(comments, c => Assert.EndsWith(".", c, StringComparison.Ordinal));
    }

    private static string Final(Dictionary<string, string> audit) => audit["moderator_grade"].Length > 0 ? audit["moderator_grade"] : audit["auditor_grade"];

    private static bool IsGood(Dictionary<string, string> audit) => Final(audit) is "Good" or "Outstanding";

    private static int Rank(string grade) => Array.IndexOf(["Inadequate", "Requires Improvement", "Good", "Outstanding"], grade);

    private static bool IsOverdue(Dictionary<string, string> action) => action["completed_on"].Length == 0 && string.CompareOrdinal(action["due_on"], "2026-09-13") < 0;

    private static double Share(IEnumerable<Dictionary<string, string>> rows, Func<Dictionary<string, string>, bool> which) => rows.Average(r => which(r) ? 1.0 : 0);

    private static decimal Total(IEnumerable<Dictionary<string, string>> rows, string column) => rows.Sum(r => decimal.Parse(r[column], CultureInfo.InvariantCulture));

    /// <summary>The documented sample, written once for all tests here.</summary>
    public sealed class Council : IDisposable
    {
        public SampleFolder Sample { get; } = new(new SampleOptions());

        public void Dispose() => Sample.Dispose();
    }
}
