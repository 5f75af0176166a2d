using QaInsight.Measures;
using QaInsight.Measures.Counts;
using QaInsight.Warehouse;

namespace QaInsight.Scorecards.Pages.Auditing;

/// <summary>
/// Audits looked at one by one, once: what each auditor was given and gave back, who moderated them, and which grade became
/// which. Figures are of the page's period; who moderated an auditor is asked of the year that ends with it, since a month's
/// audits are few.
/// </summary>
internal sealed class AuditorSums
{
    private const int Year = 12;

    private static readonly string[] Measures = ["completion-rate", "late-rate", "not-returned", "exempt", "moderation-rate", "moderated-up", "moderated-down"];

    private readonly PageSource source;
    private readonly Dictionary<int, Auditor> auditors = [];
    private readonly Dictionary<(Grade By, Grade After), int> moved = [];

    public AuditorSums(PageSource source)
    {
        this.source = source;
        var (period, day) = (source.Period, source.Selection.Day);
        foreach (var audit in new AuditSums(source.Build.Connection, source.Selection).Facts(Months(source).From, period.To))
        {
            var auditor = audit.AuditorId is { } id ? Of(id) : null;
            var isModerated = AuditCounts.Moderated.IsCounted(audit, day);
            if (isModerated && audit.ModeratorId is { } moderator && auditor is not null)
                auditor.Moderators[moderator] = auditor.Moderators.GetValueOrDefault(moderator) + 1;
            if (audit.Month < period.From)
                continue;
            auditor?.Count(source, audit, day);
            if (isModerated && audit is { AuditorGrade: { } before, ModeratorGrade: { } after })
                moved[(before, after)] = moved.GetValueOrDefault((before, after)) + 1;
        }

        Names = PersonNames.Of(source.Build.Connection, auditors.Keys.Concat(auditors.Values.SelectMany(a => a.Moderators.Keys)).Distinct());
    }

    /// <summary>The months whose audits are read.</summary>
    public static Period Months(PageSource source) =>
        source.Period.Months >= Year ? source.Period : Period.Ending(source.Period.To, Year);

    public IReadOnlyDictionary<int, string> Names { get; }

    /// <summary>Who was allocated an audit in the period.</summary>
    public IEnumerable<(int Id, Auditor Auditor)> Allocated => auditors.Where(a => a.Value.Allocated > 0).Select(a => (a.Key, a.Value));

    /// <summary>How many audits an auditor's grade and a moderator's grade met in.</summary>
    public IReadOnlyDictionary<(Grade By, Grade After), int> Moved => moved;

    public Figure Figure(Auditor auditor, string measure)
    {
        var (numerator, denominator) = auditor.Counts[Array.IndexOf(Measures, measure)];
        return source.Figures.Of(source.Catalogue[measure], numerator, denominator, source.Period.LastDay);
    }

    private Auditor Of(int id)
    {
        if (!auditors.TryGetValue(id, out var auditor))
            auditors[id] = auditor = new Auditor();
        return auditor;
    }

    public sealed class Auditor
    {
        public int Allocated { get; private set; }

        public (int Numerator, int Denominator)[] Counts { get; } = new (int, int)[Measures.Length];

        /// <summary>Moderators by how many of the auditor's audits they looked at in the year.</summary>
        public Dictionary<int, int> Moderators { get; } = [];

        /// <summary>The one who looked at all of several audits; else null.</summary>
        public int? AlwaysBy => Moderators.Count == 1 && Moderators.Values.Single() > 1 ? Moderators.Keys.Single() : null;

        public void Count(PageSource source, CountedAudit audit, int day)
        {
            Allocated++;
            for (var at = 0; at < Measures.Length; at++)
            {
                var measure = source.Catalogue[Measures[at]];
                Counts[at].Numerator += ((AuditCount)measure.Numerator).IsCounted(audit, day) ? 1 : 0;
                Counts[at].Denominator += ((AuditCount)measure.Denominator!).IsCounted(audit, day) ? 1 : 0;
            }
        }
    }
}
