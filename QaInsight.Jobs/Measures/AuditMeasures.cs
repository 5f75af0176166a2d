using QaInsight.Measures.Counts;
using static QaInsight.Measures.Counts.AuditCounts;

namespace QaInsight.Measures;

/// <summary>The measures of audits: activity, grades, moderation and voices.</summary>
internal static class AuditMeasures
{
    private static readonly string[] Voices = ["social-worker", "manager", "reviewing-officer", "child", "parent"];
    private static readonly string[] VoiceNames = ["Social workers heard", "Managers heard", "Reviewing officers heard", "Children heard", "Parents heard"];

    public static readonly IReadOnlyList<Measure> Activity =
    [
        new("audits-allocated", "Audits allocated", MeasureGroup.Activity, Allocated, null, Better.None, "It is what every share of returns is taken from.") { Unit = MeasureUnit.Count },
        new("audits-completed", "Audits completed", MeasureGroup.Activity, Completed, null, Better.None, "The grades speak for these audits and for no others.") { Unit = MeasureUnit.Count },
        new("completion-rate", "Audits returned", MeasureGroup.Activity, Returned, Allocated, Better.Higher, "Audits that do not come back leave practice unseen, and those that do may not be like them."),
        new("late-rate", "Returned late", MeasureGroup.Activity, Late, Returned, Better.Lower, "Late audits reach the board after the month that they speak of."),
        new("not-returned", "Not returned", MeasureGroup.Activity, NotReturned, Allocated, Better.Lower, "A nil return is a file that nobody looked at."),
        new("exempt", "Auditor exempt", MeasureGroup.Activity, Exempt, Allocated, Better.Lower, "Exemptions are agreed, and still leave a gap."),
        new("not-to-standard", "Not to standard", MeasureGroup.Activity, NotToStandard, Allocated, Better.Lower, "An audit that cannot be relied on has to be done again."),
        new("in-progress", "Not yet due back", MeasureGroup.Activity, InProgress, Allocated, Better.None, "A month with any of these is part returned: its figures will still move."),
        new("teams-audited", "Teams audited", MeasureGroup.Activity, WindowCounts.TeamsAudited, WindowCounts.TeamsInScope, Better.Higher, "Practice in a team that is not audited is not known.") { Months = MonthsCounted.Window },
        new("practitioners-audited", "Practitioners audited in six months", MeasureGroup.Activity, WindowCounts.PractitionersAudited, WindowCounts.PractitionersSeen, Better.Higher, "Every practitioner's work is to be audited at least every six months.") { Months = MonthsCounted.Window },
    ];

    public static readonly IReadOnlyList<Measure> Grades =
    [
        Grade("grade-outstanding", "Outstanding", GradedOutstanding, TellsOutstanding, JudgementCounts.GradedOutstanding, JudgementCounts.TellsOutstanding, Better.Higher, "The best practice is where others can learn."),
        Grade("grade-good", "Good", GradedGood, TellsGood, JudgementCounts.GradedGood, JudgementCounts.TellsGood, Better.Higher, "Good practice is what every child should meet."),
        Grade("grade-requires-improvement", "Requires improvement", GradedRequiresImprovement, TellsRequiresImprovement, JudgementCounts.GradedRequiresImprovement, JudgementCounts.TellsRequiresImprovement, Better.Lower, "Children are safe, and their lives are not getting better as they should."),
        Grade("grade-inadequate", "Inadequate", GradedInadequate, TellsInadequate, JudgementCounts.GradedInadequate, JudgementCounts.TellsInadequate, Better.Lower, "Children are left at risk or their needs unmet: each is raised as a child of concern."),
        Grade("grade-good-or-better", "Good or better", GoodOrBetter, Graded, JudgementCounts.GoodOrBetter, JudgementCounts.Graded, Better.Higher, "It is the one figure that says where practice stands, on every scale."),
        new("at-risk-of-inadequate", "At risk of inadequate", MeasureGroup.Grades, AtRisk, GradedRequiresImprovement, Better.Lower, "Requires improvement hides two stories: this is the one that worries.") { AvailableWith = TellsRequiresImprovement },
        new("at-risk-of-all", "At risk of inadequate, of all graded", MeasureGroup.Grades, AtRisk, Graded, Better.Lower, "It can be set beside the share that is inadequate already.") { AvailableWith = TellsRequiresImprovement },
        new("inadequate-previous-3", "Inadequate in the three months before", MeasureGroup.Grades, GradedInadequate, TellsInadequate, Better.Lower, "One month's audits are few: this is what they are read against.") { Months = MonthsCounted.ThreeBefore, AvailableWith = TellsInadequate },
    ];

    public static readonly IReadOnlyList<Measure> Moderation =
    [
        new("moderation-rate", "Audits moderated", MeasureGroup.Moderation, Moderated, Completed, Better.Higher, "A grade that nobody checked is one person's view."),
        new("moderated-up", "Grades raised by moderators", MeasureGroup.Moderation, ModeratedUp, Moderated, Better.None, "Some movement, 10–15% up and down in all, shows that moderation looks for itself."),
        new("moderated-down", "Grades lowered by moderators", MeasureGroup.Moderation, ModeratedDown, Moderated, Better.None, "Much lowering says that auditors see practice too kindly."),
        new("inadequate-by-moderation", "Inadequate by the moderator", MeasureGroup.Moderation, InadequateByModeration, InadequateModerated, Better.None, "These children would not have been raised as a concern without moderation.") { AvailableWith = TellsInadequate },
        new("own-line-moderation", "Moderated in the own line", MeasureGroup.Moderation, OwnLine, Moderated, Better.Lower, "Nobody should mark their own homework."),
    ];

    public static readonly IReadOnlyList<Measure> VoicesHeard =
    [
        .. Voices.Select((v, at) => new Measure($"views-{v}", VoiceNames[at], MeasureGroup.Voices, Heard[at], HeardOrNot[at], Better.Higher, "An audit that has not heard those involved knows the file, not the practice.")),
        .. Feedback("child", "Children", ChildSaid, ChildAnswered),
        .. Feedback("parent", "Parents", ParentSaid, ParentAnswered),
        new("feedback-disagreement", "Feedback that disagrees with the grade", MeasureGroup.Voices, Disagreement, WithFeedback, Better.Lower, "Where a family's view and the grade part ways, one of them has missed something."),
    ];

    private static Measure Grade(string key, string name, AuditCount count, AuditCount of, JudgementCount judged, JudgementCount ofJudged, Better better, string why) =>
        new(key, name, MeasureGroup.Grades, count, of, better, why) { InDomain = (judged, ofJudged), AvailableWith = of };

    private static IEnumerable<Measure> Feedback(string who, string name, IReadOnlyList<AuditCount> said, AuditCount answered) =>
        new[] { ("positive", Better.Higher), ("mixed", Better.None), ("negative", Better.Lower) }
            .Select((f, at) => new Measure($"feedback-{who}-{f.Item1}", $"{name}'s feedback {f.Item1}".Replace("s's", "s’", StringComparison.Ordinal).Replace("n's", "n’s", StringComparison.Ordinal), MeasureGroup.Voices, said[at], answered, f.Item2, "Families feel what practice is like."));
}
