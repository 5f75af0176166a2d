using QaInsight.Measures;
using QaInsight.Warehouse;

namespace QaInsight.Scorecards.Pages.Teams;

/// <summary>The practitioners seen in a team's audits of the last twelve months, and when each was last audited.</summary>
internal static class TeamPractitioners
{
    private const string Coverage = "practitioners-audited";

    /// <param name="audits">The team's, of the last twelve months.</param>
    public static Block Block(PageSource source, IReadOnlyList<AuditLine> audits)
    {
        var recent = Period.Ending(source.Period.To, TeamRules.PractitionerAuditedMonths);
        var seen = audits.Where(a => a.PractitionerId is not null).GroupBy(a => a.PractitionerId!.Value).Select(g => new Seen(g.Key, [.. g])).ToList();
        var names = Names(source, seen.Select(s => s.Id));
        return new Block("practitioners", "Practitioners", new Table(
            [
                Column.Text("practitioner", "Practitioner"),
                Column.Number("audits", "Audits in twelve months"),
                Column.Number("completed", "Completed"),
                Column.Day("last_audited", "Last audited") with { Says = "The month of the last completed audit in this team" },
                Column.Text("in_six_months", "In six months"),
            ],
            [
                .. seen.OrderBy(s => s.Last?.Number ?? 0).ThenBy(s => names[s.Id], StringComparer.OrdinalIgnoreCase).Select(s => Row.Of(
                    Cell.Of(names[s.Id], ToPractitioner(source, names[s.Id])),
                    Cell.Count(s.Audits.Count, Audits("audits-allocated", names[s.Id])),
                    Cell.Count(s.Audits.Count(a => a.IsCompleted), Audits("audits-completed", names[s.Id])),
                    s.Last is { } last ? Cell.Of(last) : new Cell("Not in twelve months"),
                    s.Last >= recent.From ? Cell.Of("Yes") : new Cell("No") { Variation = Variation.Concerning })),
            ],
            "No audit of the last twelve months names a practitioner.")
        {
            Note = "A practitioner’s work is to be audited at least every six months. Those longest not audited come first.",
        })
        {
            Say = Say(source.Scorecards.Read(source.Request with { By = By.Board }, m => m.Key == Coverage).Total[Coverage]!, recent),
            IsWide = true,
        };

        PageAddress Audits(string measure, string practitioner) =>
            (source.Address with { Period = Period.Ending(source.Period.To, TeamRules.PractitionerSeenMonths).ToString() }).ToRows(measure) with { Person = practitioner };
    }

    /// <summary>The practitioner's own page, whichever teams they have worked in; null where the audit names nobody.</summary>
    public static PageAddress? ToPractitioner(PageSource source, string? practitioner) =>
        practitioner is null ? null : source.Address.To("practitioner") with { Service = null, Team = null, Person = practitioner };

    private static Sentence? Say(Figure coverage, Period recent)
    {
        var words = new SentenceMaker();
        return coverage is not { Numerator: { } audited, Denominator: { } seen and > 0 } ? null
            : words.Strong(InEnglish.Count(audited)).Say($" of {InEnglish.Count(seen, "practitioner", "practitioners")} seen in audits of the last twelve months {(audited == 1 ? "was" : "were")} audited {InEnglish.When(recent)}.").Sentence;
    }

    private static Dictionary<int, string> Names(PageSource source, IEnumerable<int> ids) => source.Build.Connection.Rows(
        $"SELECT id, name FROM dim_person WHERE id IN ({string.Join(",", ids)})", r => (Id: r.GetInt32(0), Name: r.GetString(1))).ToDictionary(r => r.Id, r => r.Name);

    private sealed record Seen(int Id, IReadOnlyList<AuditLine> Audits)
    {
        public Month? Last => Audits.Where(a => a.IsCompleted).Select(a => (Month?)a.Month).Max();
    }
}
