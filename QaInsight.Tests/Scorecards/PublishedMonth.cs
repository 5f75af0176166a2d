using System.Globalization;
using QaInsight.Tests.Oracle;

namespace QaInsight.Tests.Scorecards;

/// <summary>
/// Rows made so that they count to a council's published August 2019: the grades of three months, August's legal statuses,
/// returns, moderation and voices, and teams that stand out.
/// </summary>
internal static class PublishedMonth
{
    private const string Good = "Good";
    private const string Improving = "Requires Improvement";
    private const string Inadequate = "Inadequate";
    private const int Teams = 42;
    private const int TeamsAudited = 32;

    private static readonly YearMonth May = new(2019, 5);
    private static readonly YearMonth June = new(2019, 6);
    private static readonly YearMonth July = new(2019, 7);
    private static readonly YearMonth August = new(2019, 8);

    private static readonly (string Status, int Good, int Improving, int Inadequate)[] LegalStatuses =
        [("Assessment", 1, 1, 1), ("CIN", 3, 10, 3), ("CP", 3, 4, 2), ("CiC", 3, 4, 0), ("Care Leaver", 0, 3, 1), ("CWD", 2, 0, 0)];

    public static Council Make()
    {
        var council = new Council();
        council.Teams.AddRange(Enumerable.Range(1, Teams).Select(n => new TeamRow(Team(n), n % 2 == 0 ? "Assessment" : "Safeguarding")));
        council.Teams.Add(new TeamRow("Out of hours", "Assessment") { InAuditScope = false });
        council.Teams.Add(new TeamRow("Closed", "Assessment") { ActiveTo = new DateOnly(2019, 7, 31) });
        council.Audits.AddRange(Completed());
        council.Audits.AddRange(Enumerable.Range(1, 4).Select(n => Audit(August, n, "CIN") with { ReturnStatus = "not_to_standard", AuditorGrade = Good }));
        council.Audits.AddRange(Enumerable.Range(1, 14).Select(n => Audit(August, n, "CP") with { ReturnStatus = "not_returned" }));
        return new Council { Teams = council.Teams, Audits = [.. council.Audits.Select((a, at) => a with { AuditId = (at + 1).ToString(CultureInfo.InvariantCulture) })] };
    }

    private static IEnumerable<AuditRow> Completed() =>
    [
        .. Graded(May, Inadequate, [20, .. Each(21, 6, 3)]),
        .. Graded(June, Inadequate, Each(1, 5, 2)), Graded(June, Inadequate, [6]).Single(),
        .. Graded(July, Inadequate, [6, 7, 7, 20, 20, .. Each(17, 3, 3)]),
        .. Graded(June, Good, Each(8, 3, 2)),
        .. Graded(July, Good, [.. Each(11, 3, 2), 14, 15, 16]),
        // Every team but the last five has a second audit in the three months.
        .. Graded(June, Improving, [.. Each(33, 5, 2), .. Each(21, 10, 1)]),
        .. Graded(July, Improving, [31, 32, .. Each(1, 21, 1)]),
        .. AugustsCompleted(),
    ];

    private static IEnumerable<AuditRow> AugustsCompleted()
    {
        var audits = Each(Inadequate, s => s.Inadequate).Concat(Each(Good, s => s.Good)).Concat(Each(Improving, s => s.Improving)).ToList();
        var (inadequate, good) = (LegalStatuses.Sum(s => s.Inadequate), LegalStatuses.Sum(s => s.Good));
        return audits.Select((audit, at) => Audit(August, (at % TeamsAudited) + 1, audit.Status) with
        {
            ReturnStatus = "completed",
            // Two inadequate grades are the moderator's; five more are lowered from good.
            AuditorGrade = at < 2 ? Improving : at >= audits.Count - 5 ? Good : audit.Grade,
            ModeratorGrade = at - inadequate is 0 or 1 ? "" : audit.Grade,
            AtRiskOfInadequate = audit.Grade == Improving ? at < inadequate + good + 8 : null,
            SocialWorkerViews = "na",
            ManagerViews = at < 36 ? "yes" : "no",
            ChildViews = at < 9 ? "yes" : "no",
            ParentViews = at < 20 ? "yes" : "no",
        });

        static IEnumerable<(string Grade, string Status)> Each(string grade, Func<(string Status, int Good, int Improving, int Inadequate), int> count) =>
            LegalStatuses.SelectMany(s => Enumerable.Repeat((grade, s.Status), count(s)));
    }

    private static IEnumerable<int> Each(int first, int teams, int audits) => Enumerable.Range(first, teams).SelectMany(t => Enumerable.Repeat(t, audits));

    private static IEnumerable<AuditRow> Graded(YearMonth month, string grade, IEnumerable<int> teams) =>
        teams.Select(t => Audit(month, t, "CIN") with { ReturnStatus = "completed", AuditorGrade = grade });

    private static AuditRow Audit(YearMonth month, int team, string status) => new("", month, Team(team), status);

    private static string Team(int number) => string.Create(CultureInfo.InvariantCulture, $"Team {number:00}");
}
