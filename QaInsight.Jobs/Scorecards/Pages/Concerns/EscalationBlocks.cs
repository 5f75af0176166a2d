using QaInsight.Measures;
using QaInsight.Scorecards.Lists;
using QaInsight.Warehouse;

namespace QaInsight.Scorecards.Pages.Concerns;

/// <summary>Escalations by chairs and reviewing officers: who raised them, why, how far they went, and what waits.</summary>
internal static class EscalationBlocks
{
    private const int LastStage = 3;
    private const int MostListed = 25;
    private const int MostKept = 500;

    /// <param name="escalations">Null where they cannot be cut as was asked, or are too many.</param>
    public static IReadOnlyList<Block> All(PageSource source, IReadOnlyList<Escalation>? escalations)
    {
        var unknown = source.Selection.IsOfSomeAudits ? "An escalation names no audit: none is known by legal status or audit type." : escalations is null ? OneByOne.TooMany : null;
        return [MeasureBlocks.Trend(source, "escalations-raised"), Status(source, escalations ?? [], unknown), ByReason(source, escalations ?? [], unknown), Waiting(source, escalations ?? [], unknown)];
    }

    private static Block Status(PageSource source, IReadOnlyList<Escalation> all, string? unknown) => BarBlocks.Of(
        "escalations-by-service", "Resolved or in process, by service", "Service", "escalations raised", [Meaning.Resolved, Meaning.Open],
        Raised(source, all).GroupBy(e => e.Team.Service).OrderBy(g => g.Key, StringComparer.OrdinalIgnoreCase).Select(g =>
            new StackedBar(g.Key, [
                new BarPart(g.Count(e => e.IsResolved), (source.Address with { Service = g.Key }).ToRows("escalations-resolved")),
                new BarPart(g.Count(e => !e.IsResolved), (source.Address with { Service = g.Key }).ToRows("escalations-resolved", "missed"))])
            {
                Place = source.Address with { Service = g.Key },
                Rows = (source.Address with { Service = g.Key }).ToRows("escalations-raised"),
            }), unknown ?? None(source));

    private static Block ByReason(PageSource source, IReadOnlyList<Escalation> all, string? unknown)
    {
        var rows = Raised(source, all).GroupBy(e => (e.RaisedBy, e.Reason)).OrderBy(g => g.Key.RaisedBy, StringComparer.Ordinal).ThenByDescending(g => g.Count()).ThenBy(g => g.Key.Reason, StringComparer.Ordinal).ToList();
        var stages = Enumerable.Range(1, LastStage).ToList();
        return new Block("escalations", "By role, reason and stage", new Table(
            [Column.Text("raised_by", "Raised by"), Column.Text("reason", "Reason"), .. stages.Select(s => Column.Number($"stage_{s}", $"Stage {s}")), Column.Number("all", "All"), Column.Number("resolved", "Resolved"), Column.Number("in_process", "In process")],
            rows.Count == 0 ? [] :
            [
                .. rows.Select(g => Row.Of([new Cell(g.Key.RaisedBy), new Cell(InEnglish.Capital(g.Key.Reason)), .. Counts([.. g], g.Key.RaisedBy, g.Key.Reason)])),
                Row.Of([new Cell("All"), Cell.None, .. Counts([.. rows.SelectMany(g => g)], null, null)]) with { IsTotal = true },
            ],
            unknown ?? None(source)))
        {
            IsWide = true,
            More = rows.Count == 0 ? null : new Crumb("All of them as rows", source.Address.ToRows("escalations")),
        };

        IEnumerable<Cell> Counts(List<Escalation> of, string? raisedBy, string? reason)
        {
            PageAddress Rows(string measure, string? part = null) => source.Address.ToRows(measure, part) with { Person = raisedBy, Reason = reason };
            return
            [
                .. stages.Select(s => Cell.Count(of.Count(e => e.Stage == s), Rows("escalations-raised") with { Only = RowTest.Words(RowTest.AtStage(s)) })),
                Cell.Count(of.Count, Rows("escalations-raised")), Cell.Count(of.Count(e => e.IsResolved), Rows("escalations-resolved")), Cell.Count(of.Count(e => !e.IsResolved), Rows("escalations-resolved", "missed")),
            ];
        }
    }

    private static Block Waiting(PageSource source, IReadOnlyList<Escalation> all, string? unknown)
    {
        var waiting = all.Where(e => !e.IsResolved).ToList();
        return new Block("waiting", "In process, whenever raised, oldest first", new Table(
            [Column.Text("escalation", "Escalation"), Column.Text("raised_by", "Raised by"), Column.Text("reason", "Reason"), Column.Number("stage", "Stage"), Column.Text("child", "Child"), Column.Text("team", "Team"), Column.Day("raised", "Raised"), Column.Number("days", "Days")],
            [
                .. waiting.Take(MostKept).Select(e => Row.Of(
                    new Cell(e.Id), new Cell(e.RaisedBy), new Cell(InEnglish.Capital(e.Reason)), Cell.Count(e.Stage), Cell.Of(e.Child), Cell.Of(e.Team.Name, source.Address.To("team") with { Team = e.Team.Name }), Cell.Day(e.RaisedOn), Cell.Count(Ages.Days(e.RaisedOn, source.Request.AsOf)))),
            ],
            unknown ?? "No escalation is in process.")
        {
            MostShown = MostListed,
        })
        {
            IsWide = true,
            Say = waiting.Count == 0 ? null : new SentenceMaker().Strong(InEnglish.Count(waiting.Count, "escalation", "escalations")).Say($" raised by the end of {source.Period.To.Label} {(waiting.Count == 1 ? "is" : "are")} in process, the oldest since {waiting[0].RaisedOn.ToWords()}.").Sentence,
        };
    }

    private static IEnumerable<Escalation> Raised(PageSource source, IReadOnlyList<Escalation> all) => all.Where(e => e.RaisedOn >= source.Period.FirstDay);

    private static string None(PageSource source) => $"No escalations were raised {InEnglish.When(source.Period)}.";
}

/// <summary>An escalation raised in the period, or an older one that is in process.</summary>
internal sealed record Escalation(string Id, string? Child, string RaisedBy, Team Team, DateOnly RaisedOn, string Reason, int Stage, bool IsResolved)
{
    /// <summary>Oldest first; null where they cannot be cut as was asked, or are too many to look at one by one.</summary>
    public static IReadOnlyList<Escalation>? Read(PageSource source) => source.Selection.IsOfSomeAudits || !OneByOne.HasFew(source, "fct_escalation") ? null :
    [
        .. source.Build.Connection.Rows(
            $"""
            SELECT f.escalation_id, f.child_id, f.raised_by, f.team_ref, f.raised_on, f.reason, f.stage, f.status = 'resolved' FROM fct_escalation f
            WHERE f.raised_on <= $to AND (f.raised_on >= $from OR f.status <> 'resolved') AND {source.Selection.OfTeams("f")} ORDER BY f.raised_on, f.escalation_id
            """,
            r => new Escalation(r.GetString(0), r.TextOrNull(1), r.GetString(2), source.Context.Teams[r.GetInt32(3)], Days.FromNumber(r.GetInt32(4)), r.GetString(5), r.GetInt32(6), r.GetBoolean(7)),
            ("$from", source.Period.FirstDay.ToNumber()), ("$to", source.Period.LastDay.ToNumber()))
            .Where(e => source.Selection.HasWithProgramme(e.Team)),
    ];
}
