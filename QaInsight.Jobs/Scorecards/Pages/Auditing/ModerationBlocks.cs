using System.Globalization;
using QaInsight.Measures;
using QaInsight.Scorecards.Board;
using QaInsight.Scorecards.Lists;
using QaInsight.Warehouse;

namespace QaInsight.Scorecards.Pages.Auditing;

/// <summary>Whether moderation looks for itself: how many grades it moves, where, from which to which, and who moderates.</summary>
internal static class ModerationBlocks
{
    private static readonly (string Measure, string Title)[] Measures =
        [("moderation-rate", "Moderated"), ("moderated-up", "Raised"), ("moderated-down", "Lowered"), ("inadequate-by-moderation", "Inadequate by the moderator"), ("own-line-moderation", "Moderated in the own line")];

    private static readonly (string Measure, string Title)[] Told = [("moderated-up", "Raised"), ("moderated-down", "Lowered"), ("own-line-moderation", "Own line")];

    /// <param name="sums">Null where there are too many audits to look at one by one.</param>
    public static IReadOnlyList<Block> All(PageSource source, Scorecard services, AuditorSums? sums) =>
    [
        .. Effect(source),
        Matrix(source, sums),
        MeasureBlocks.Beside(source, "moderation-by-service", "Moderation by service", "Service", services, Measures, key => source.Address with { Service = key }, key => source.Address with { Service = key }) with { IsWide = true },
        ByTeam(source),
    ];

    /// <summary>Grades moved in all, month by month, where the council says how many it expects.</summary>
    private static IEnumerable<Block> Effect(PageSource source)
    {
        if (BoardRows.Expected(source.Figures.Targets, BoardRows.Moved) is not { } expected)
            yield break;
        var judged = source.Trends.Judge(expected);
        var range = string.Create(CultureInfo.InvariantCulture, $"{expected.Low:0.##}–{expected.High:0.##}%");
        var block = MeasureBlocks.Trend("moved", "Grades moved by moderation", judged, MeasureUnit.Percent, expected: new ExpectedBand((double)expected.Low / 100, (double)expected.High / 100, $"expected {range}"));
        var months = judged.Trend.Points.Where(p => p.Figure is { IsSmall: false, Denominator: > 0 }).ToList();
        var (above, below) = (months.Count(p => Side(p) == SpcSide.Above), months.Count(p => Side(p) == SpcSide.Below));
        yield return block with
        {
            Say = months.Count == 0 ? block.Say : block.Say! with { Parts = [.. block.Say.Parts, new Words($" Of {InEnglish.Count(months.Count, "month", "months")} with six or more moderated audits, {InEnglish.Number(months.Count - above - below)} moved the {range} expected, {InEnglish.Number(above)} more, {InEnglish.Number(below)} less.")] },
            Table = block.Table with { Note = expected.Reason },
        };

        SpcSide? Side(TrendPoint point) => expected.Side(point.Figure.Numerator ?? 0, point.Figure.Denominator ?? 0);
    }

    /// <summary>Teams where a grade was moved, or that were moderated in their own line.</summary>
    private static Block ByTeam(PageSource source)
    {
        var teams = OneByOne.HasFewTeams(source) ? source.Read(By.Team, [MeasureGroup.Moderation]) : null;
        var moderated = teams?.Rows.Where(r => r["moderation-rate"]!.Numerator > 0).ToList() ?? [];
        var told = moderated.Where(r => Told.Any(m => r[m.Measure]!.Numerator > 0)).ToList();
        return new Block("moderation-by-team", "Teams where grades were moved", new Table(
            [Column.Text("team", "Team"), Column.Number("moderated", "Moderated"), .. Told.Select(m => Column.Number(m.Measure.Replace('-', '_'), m.Title))],
            [
                .. told.Select(r => Row.Of(
                [
                    Cell.Of(r.Label, source.Address.To("team") with { Team = r.Key }),
                    Cell.Count(r["moderation-rate"]!.Numerator ?? 0, (source.Address with { Team = r.Key }).ToRows("moderation-rate")),
                    .. Told.Select(m => Cell.Count(r[m.Measure]!.Numerator ?? 0, (source.Address with { Team = r.Key }).ToRows(m.Measure))),
                ])),
            ],
            teams is null ? OneByOne.TooMany : moderated.Count == 0 ? "No audit was moderated." : "No grade was moved in any team, and none was moderated in its own line."))
        {
            IsWide = true,
            Say = told.Count == 0 ? null : new SentenceMaker().Say($"{InEnglish.Count(told.Count)} of {InEnglish.Count(moderated.Count, "team", "teams")} with moderated audits; in the others every grade stood.").Sentence,
        };
    }

    /// <summary>The auditor's grade down, the moderator's across. Grades of unlike scales that mean the same of Ofsted's share a row.</summary>
    private static Block Matrix(PageSource source, AuditorSums? sums)
    {
        var pairs = sums?.Moved.GroupBy(m => (By: GradeLabels.Of(m.Key.By), After: GradeLabels.Of(m.Key.After))).ToDictionary(g => g.Key, g => g.Sum(m => m.Value)) ?? [];
        var labels = sums?.Moved.Keys.SelectMany(k => new[] { k.By, k.After }).GroupBy(GradeLabels.Of).OrderByDescending(g => g.Max(x => x.Ofsted is { } ofsted ? (int)ofsted : x.Rank)).ThenByDescending(g => g.First().Ofsted is not null).Select(g => g.Key).ToList() ?? [];
        var by = labels.Where(l => pairs.Keys.Any(k => k.By == l)).ToList();
        int Count(string? one, string? other) => pairs.Where(p => (one is null || p.Key.By == one) && (other is null || p.Key.After == other)).Sum(p => p.Value);
        return new Block("matrix", "The auditor’s grade, and the moderator’s across", new Table(
            [Column.Text("auditor", "Auditor’s"), .. labels.Select(l => Column.Number("moderator_" + l.ToLowerInvariant().Replace(' ', '_'), l) with { Says = "The moderator’s grade" }), Column.Number("all", "All")],
            by.Count == 0 ? [] :
            [
                .. by.Select(b => Row.Of([new Cell(b), .. labels.Select(l => Cell.Count(Count(b, l), Rows(b, l))), Cell.Count(Count(b, null), Rows(b, null))])),
                Row.Of([new Cell("All"), .. labels.Select(l => Cell.Count(Count(null, l), Rows(null, l))), Cell.Count(Count(null, null), Rows(null, null))]) with { IsTotal = true },
            ],
            sums is null ? OneByOne.TooMany : "No audit has a grade of both."))
        {
            Say = by.Count == 0 ? null : new SentenceMaker().Say($"In {InEnglish.Count(labels.Sum(l => Count(l, l)))} of {InEnglish.Count(Count(null, null), "audit", "audits")} the moderator gave the auditor’s grade.").Sentence,
            More = by.Count == 0 ? null : new Crumb("The audits that were moderated", source.Address.ToRows("moderation-rate")),
        };

        PageAddress Rows(string? one, string? other) => source.Address.ToRows("moderation-rate") with { AuditorGrade = one, ModeratorGrade = other, Only = one is null ? RowTest.Words(RowTest.BothGrades) : null };
    }
}
