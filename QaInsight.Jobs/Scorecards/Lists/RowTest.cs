using QaInsight.Measures.Counts;
using QaInsight.Scorecards.Pages;
using QaInsight.Warehouse;

namespace QaInsight.Scorecards.Lists;

/// <summary>What is true of some of a figure's rows and has no measure of its own: the words of the filter <c>only</c>.</summary>
/// <param name="Word">As addresses spell it.</param>
/// <param name="Says">What its rows are.</param>
public sealed record RowTest(string Word, string Says)
{
    private static readonly AuditCount[] Returns = [AuditCounts.Completed, AuditCounts.NotToStandard, AuditCounts.NotReturned, AuditCounts.Exempt, AuditCounts.InProgress];

    /// <summary>What ratings a quality check gives.</summary>
    public static readonly IReadOnlyList<string> Ratings = ["green", "amber", "red"];

    public static readonly RowTest Judgements = new("judgements", "Judgements in every practice domain");
    public static readonly RowTest BelowGoodUntold = new("below-good", "Below good, on a scale that says no more") { OfGrade = g => g is { GoodOrBetter: false, Ofsted: null or Ofsted.Good or Ofsted.Outstanding } };
    public static readonly RowTest NothingRecorded = new("nothing-recorded", "Due, nothing recorded") { OfAudit = (a, day) => !Returns.Any(r => r.IsCounted(a, day)) };
    public static readonly RowTest Moved = new("moved", "Grade moved by moderation") { OfAudit = (a, day) => AuditCounts.ModeratedUp.IsCounted(a, day) || AuditCounts.ModeratedDown.IsCounted(a, day) };
    public static readonly RowTest BothGrades = new("both-grades", "Graded by the auditor and by the moderator") { OfAudit = (a, _) => a is { AuditorGrade: not null, ModeratorGrade: not null } };
    public static readonly RowTest Checked = new("checked", "Quality checked") { InSql = (of, _) => of == "audits" ? "a.quality_check IS NOT NULL" : null };

    public static readonly RowTest Overdue = new("overdue", "Overdue") { OfAction = ActionCounts.Overdue.IsCounted };
    public static readonly RowTest NotDue = new("not-due", "Not due yet") { OfAction = ActionCounts.NotDue.IsCounted };
    public static readonly RowTest Done = new("done", "Done") { OfAction = (a, day) => a.IsCompleted(day) };
    public static readonly RowTest Verified = new("verified", "Verified") { InSql = (of, day) => of == "actions" ? $"f.verified_on <= {day.ToNumber()}" : null };
    public static readonly RowTest NotVerified = new("not-verified", "Not verified") { InSql = (of, day) => of == "actions" ? $"(f.verified_on IS NULL OR f.verified_on > {day.ToNumber()})" : null };
    public static readonly RowTest NoOwner = new("no-owner", "Nobody named as owner") { InSql = (of, _) => of == "actions" ? "f.owner_ref IS NULL" : null };

    public static readonly IReadOnlyList<RowTest> All =
    [
        Judgements, BelowGoodUntold, NothingRecorded, Moved, BothGrades, Checked, .. Ratings.Select(Rated),
        Overdue, NotDue, Done, Verified, NotVerified, NoOwner, .. Enumerable.Range(0, Ages.Bands.Count).Select(Aged), .. Enumerable.Range(1, 3).Select(AtStage),
    ];

    internal Func<CountedAudit, int, bool>? OfAudit { get; private init; }

    /// <summary>Of an audit's final grade, or a judgement's.</summary>
    internal Func<Grade, bool>? OfGrade { get; private init; }

    internal Func<CountedAction, int, bool>? OfAction { get; private init; }

    /// <summary>SQL over the rows of an extract (<c>a</c> of audits, else <c>f</c>) on a day; null where they do not know it.</summary>
    internal Func<string, DateOnly, string?>? InSql { get; private init; }

    /// <summary>A quality check's rating.</summary>
    public static RowTest Rated(string rating) => Known($"checked-{rating}") ?? new($"checked-{rating}", $"Quality check {rating}") { InSql = (of, _) => of == "audits" ? $"a.quality_check = '{rating}'" : null };

    /// <summary>Open for so long, by <see cref="Ages"/>.</summary>
    public static RowTest Aged(int band) => Known(AgeWord(band)) ?? new(AgeWord(band), $"Open {Ages.Bands[band].Name.ToLowerInvariant()}")
    {
        InSql = (of, day) => of switch
        {
            "actions" => Ages.InSql("f.raised_on", band, day),
            "concerns" => Ages.InSql("f.opened_on", band, day),
            _ => null,
        },
    };

    /// <summary>An escalation's stage.</summary>
    public static RowTest AtStage(int stage) => Known($"stage-{stage}") ?? new($"stage-{stage}", $"Stage {stage}") { InSql = (of, _) => of == "escalations" ? $"f.stage = {stage}" : null };

    /// <summary>As an address holds them.</summary>
    public static string Words(params IEnumerable<RowTest> tests) => string.Join(',', tests.Select(t => t.Word));

    /// <exception cref="FormatException">There is no such test; the message names those that there are.</exception>
    public static IReadOnlyList<RowTest> Parse(string? words) => string.IsNullOrEmpty(words) ? [] :
        [.. words.Split(',').Select(w => Known(w) ?? throw new FormatException($"Rows cannot be narrowed to '{w}'. There are: {string.Join(", ", All.Select(t => t.Word))}."))];

    // Null while the list is being made.
    private static RowTest? Known(string word) => All?.FirstOrDefault(t => t.Word.Equals(word, StringComparison.OrdinalIgnoreCase));

    private static string AgeWord(int band) => Ages.Bands[band].Name.ToLowerInvariant().Replace(" to ", "-", StringComparison.Ordinal).Replace(' ', '-');
}
