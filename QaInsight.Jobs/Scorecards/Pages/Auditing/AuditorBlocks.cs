using QaInsight.Measures;
using QaInsight.Warehouse;

namespace QaInsight.Scorecards.Pages.Auditing;

/// <summary>Who audits: what came back from each, who is exempt, and who moderated them.</summary>
internal static class AuditorBlocks
{
    private const int MostAuditors = 30;
    private const int MostExempt = 200;

    private static readonly (string Measure, string Title)[] Counted =
    [
        ("completion-rate", "Returned"), ("late-rate", "Late"), ("not-returned", "Not returned"), ("exempt", "Exempt"), ("moderation-rate", "Moderated"), ("moderated-up", "Raised"), ("moderated-down", "Lowered"),
    ];

    /// <param name="sums">Null where there are too many audits to look at one by one.</param>
    public static IReadOnlyList<Block> All(PageSource source, AuditorSums? sums) => [ByAuditor(source, sums), Exemptions(source)];

    private static Block ByAuditor(PageSource source, AuditorSums? sums)
    {
        var rows = sums?.Allocated.Select(a => (a.Id, a.Auditor, Name: sums.Names[a.Id]))
            .OrderByDescending(a => sums.Figure(a.Auditor, "not-returned").Numerator).ThenByDescending(a => sums.Figure(a.Auditor, "late-rate").Numerator).ThenBy(a => a.Name, StringComparer.OrdinalIgnoreCase).ToList() ?? [];
        return new Block("auditors", "By auditor", new Table(
            [Column.Text("auditor", "Auditor"), Column.Number("allocated", "Allocated"), .. Counted.Select(s => Column.Number(s.Measure.Replace('-', '_'), s.Title) with { Says = source.Catalogue[s.Measure].Numerator.Words }), Column.Number("moderators", "Moderators in a year"), Column.Text("always_by", "Always moderated by")],
            [
                .. rows.Select(r => Row.Of(
                [
                    new Cell(r.Name),
                    Cell.Count(r.Auditor.Allocated, Place(r.Name, "audits-allocated")),
                    .. Counted.Select(s => Cell.Count(sums!.Figure(r.Auditor, s.Measure).Numerator ?? 0, Place(r.Name, s.Measure))),
                    Cell.Count(r.Auditor.Moderators.Count),
                    Cell.Of(r.Auditor.AlwaysBy is { } moderator ? sums!.Names[moderator] : null),
                ])),
            ],
            sums is null ? OneByOne.TooMany : "No audit of these filters names its auditor.")
        {
            MostShown = MostAuditors,
            Note = rows.Count == 0 ? null : "Most not returned first; an auditor has too few audits for shares. Who moderated is read over the twelve months that end with the period: where one person moderated all of two or more audits, they are named.",
        })
        {
            IsWide = true,
            Say = rows.Count == 0 ? null : Says(rows.ConvertAll(r => (r.Auditor, sums!.Figure(r.Auditor, "not-returned")))),
        };

        PageAddress Place(string auditor, string measure) => source.Address.ToRows(measure) with { Auditor = auditor };
    }

    private static Sentence Says(List<(AuditorSums.Auditor Auditor, Figure NotReturned)> rows)
    {
        var (nil, always) = (rows.Count(r => r.NotReturned.Numerator > 0), rows.Count(r => r.Auditor.AlwaysBy is not null));
        return new SentenceMaker().Say($"{InEnglish.Count(rows.Count, "auditor was", "auditors were")} allocated audits; {(nil == 0 ? "none has" : InEnglish.Count(nil, "has", "have"))} one or more that were not returned.")
            .Then(always == 0 ? "" : $"{InEnglish.Count(always, "was", "were")} moderated by the same person every time in the year.").Sentence;
    }

    private static Block Exemptions(PageSource source)
    {
        var selection = source.Selection;
        var rows = source.Build.Connection.Rows(
            $"""
            SELECT p.name, f.role, f.team_ref, f.exemption, f.exempt_month FROM dim_auditor f JOIN dim_person p ON p.id = f.auditor_ref
            WHERE f.exemption IS NOT NULL AND ({selection.OfTeams("f")}{(selection.IsEveryTeam ? " OR f.team_ref IS NULL" : "")}) ORDER BY p.name LIMIT {MostExempt}
            """,
            r => (Name: r.GetString(0), Role: r.GetString(1), Team: r.NumberOrNull(2), Exemption: r.GetString(3), Month: r.NumberOrNull(4)));
        return new Block("exemptions", "Exemptions agreed", new Table(
            [Column.Text("auditor", "Auditor"), Column.Text("role", "Role"), Column.Text("team", "Team"), Column.Text("exemption", "Exempt"), Column.Text("month", "Month")],
            [
                .. rows.Select(r => Row.Of(
                    new Cell(r.Name), Cell.Of(InEnglish.Capital(r.Role)), Cell.Of(r.Team is { } team ? selection.Context.Teams[team].Name : null), Cell.Of(Words(r.Exemption)), r.Month is { } month ? Cell.Of(new Month(month)) : Cell.None)),
            ],
            "Nobody is exempt."))
        {
            IsWide = true,
        };
    }

    private static string Words(string exemption) => exemption switch
    {
        "standing" => "Always, until it is taken back",
        "alternate months" => "Every other month",
        "single month" => "One month",
        _ => InEnglish.Capital(exemption),
    };
}
