using QaInsight.Measures;

namespace QaInsight.Scorecards.Pages.Performance;

/// <summary>
/// An indicator beside the grades of the practice domains that it is to show in: is supervision that is in time any good? Which
/// domains those are stands in <c>indicators.json</c>.
/// </summary>
internal static class SupervisionBlock
{
    private const int Window = 6;
    private const string Grade = "grade-good-or-better";

    public static IEnumerable<Block> All(PageSource source)
    {
        foreach (var measure in source.Catalogue.All.Where(m => m.BesideDomain is not null))
        {
            var domains = source.Context.Domains.Where(d => d.Name.Contains(measure.BesideDomain!, StringComparison.OrdinalIgnoreCase)).ToList();
            yield return Of(source, measure, domains) with { IsWide = true };
        }
    }

    private static Block Of(PageSource source, Measure measure, List<DimensionName> domains)
    {
        var (key, title) = ($"{measure.Key}-beside", $"{measure.Name}, beside {(domains.Count == 0 ? $"the grades of {measure.BesideDomain}" : $"the grades of {InEnglish.Listed([.. domains.Select(d => InEnglish.Isolated(d.Label))])}")}, team by team");
        var months = Period.Ending(source.Period.To, Window);
        var canRead = OneByOne.HasFewTeams(source) && OneByOne.HasFewAudits(source, months);
        if (!canRead || domains.Count == 0)
            return new Block(key, title, new Table([], [], canRead ? $"No practice domain has “{measure.BesideDomain}” in its name." : OneByOne.TooMany));
        var teams = source.Read(By.Team, [MeasureGroup.Performance]);
        var graded = domains.Select(d => (Domain: d, Card: source.Scorecards.Read(source.Request with { By = By.Team, Period = months, Domain = d.Name }, [MeasureGroup.Grades]))).ToList();
        var rows = teams.Rows.Select(r => (Row: r, Grades: graded.Select(g => g.Card.Rows.FirstOrDefault(t => t.Key == r.Key)?[Grade]).ToList()))
            .Where(r => r.Row[measure.Key] is { Denominator: > 0 } || r.Grades.Exists(g => g is { Denominator: > 0 })).ToList();
        return new Block(key, title, new Table(
            [Column.Text("team", "Team"), source.Column(measure.Key), .. graded.Select((g, at) => Column.Figure($"good_or_better_{at + 1}", $"{g.Domain.Label}: good or better"))],
            [
                .. rows.Select(r => Row.Of(
                [
                    Cell.Of(r.Row.Label, source.Address.To("team") with { Team = r.Row.Key }),
                    source.Cell(measure.Key, r.Row, source.Address with { Team = r.Row.Key }),
                    .. r.Grades.Select((g, at) => Cell.Of(
                        g is null ? null : g with { Status = null }, MeasureUnit.Percent, (source.Address with { Team = r.Row.Key, Domain = graded[at].Domain.Name, Period = months.ToString() }).ToRows(Grade))),
                ])),
            ],
            "No team has either."))
        {
            Say = Says(source, measure, rows),
        } is var block ? block with { Table = block.Table with { Note = $"{measure.Name} is of {source.Period.To.Label}; grades are of the judgements of the six months that end with it, since a team has few in one." } } : block;
    }

    private static Sentence? Says(PageSource source, Measure measure, List<(ScorecardRow Row, List<Figure?> Grades)> rows)
    {
        var told = rows.Where(r => r.Row[measure.Key]?.Value is not null && r.Grades.Exists(g => g is { IsSmall: false, Value: not null })).ToList();
        if (told.Count == 0)
            return rows.Count == 0 ? null : new SentenceMaker().Say("No team has six or more judgements to set beside it.").Sentence;
        var inTime = told.Where(r => r.Row[measure.Key]!.Status == TargetStatus.Met).ToList();
        var poor = inTime.Count(r => r.Grades.Exists(g => g is { IsSmall: false, Value: < 0.5m }));
        return source.Figures.Targets.For(measure.Key, source.Period.LastDay) is null
            ? new SentenceMaker().Say($"{InEnglish.Count(told.Count, "team has", "teams have")} six or more judgements to set beside it.").Sentence
            : new SentenceMaker().Say($"Of {InEnglish.Count(told.Count, "team", "teams")} with six or more judgements, {InEnglish.Count(inTime.Count)} {(inTime.Count == 1 ? "meets" : "meet")} the target; in ")
                .Strong($"{InEnglish.Number(poor)} of these").Say(" fewer than half of the judgements are good or better.").Sentence;
    }
}
