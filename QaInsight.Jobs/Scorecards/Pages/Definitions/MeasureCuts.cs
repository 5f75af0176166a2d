using QaInsight.Measures;

namespace QaInsight.Scorecards.Pages.Definitions;

/// <summary>A measure by service, team, legal status and practice domain, each where it can be cut so.</summary>
internal static class MeasureCuts
{
    private static readonly (By By, string Title, Func<PageAddress, string, PageAddress> Narrow)[] Cuts =
    [
        (By.Service, "Service", (a, key) => a with { Service = key }),
        (By.LegalStatus, "Legal status", (a, key) => a with { LegalStatus = key }),
        (By.Domain, "Practice domain", (a, key) => a with { Domain = key }),
        (By.Team, "Team", (a, key) => a with { Team = key }),
    ];

    public static IEnumerable<Section> Of(PageSource source, Measure measure)
    {
        var blocks = Cuts.Where(c => IsCut(source, measure, c.By)).Select(c => Cut(source, measure, c)).Where(b => b.Table.Rows.Count > 1).ToList();
        if (blocks.Count > 0)
        {
            yield return new Section("cuts", "Where", blocks)
            {
                Lead = source.Request.Team is null && !HasFewTeams(source) ? new SentenceMaker().Say(source.Request.Service is null ? "Choose a service to see its teams beside each other." : "There are too many teams to set beside each other.").Sentence : null,
            };
        }
    }

    private static bool IsCut(PageSource source, Measure measure, By by) => by switch
    {
        By.Service => source.Request is { Service: null, Team: null },
        By.Team => source.Request.Team is null && HasFewTeams(source),
        By.LegalStatus => source.Request.LegalStatus is null && measure.Months != MonthsCounted.Window && (measure.Group.IsOfAudits || measure.Group == MeasureGroup.Performance),
        _ => source.Request.Domain is null && measure.InDomain is not null,
    };

    private static bool HasFewTeams(PageSource source) => source.Selection.Teams.Count(source.Selection.HasWithProgramme) <= OneByOne.MostTeams;

    private static Block Cut(PageSource source, Measure measure, (By By, string Title, Func<PageAddress, string, PageAddress> Narrow) cut)
    {
        var now = source.Read(cut.By, measure);
        var before = HasBefore(measure) ? source.Read(cut.By, measure, source.Period.Before) : null;
        var rows = now.Rows.Where(r => r[measure.Key] is { } figure && (figure.Denominator ?? figure.Numerator) > 0).Select(r => Row.Of(
        [
            Cell.Of(r.Label, cut.Narrow(source.Address, r.Key)),
            source.Cell(measure.Key, r, cut.Narrow(source.Address, r.Key)),
            .. before is null ? [] : new[] { source.Cell(measure.Key, before.Rows.FirstOrDefault(b => b.Key == r.Key), cut.Narrow(source.Address, r.Key) with { Period = source.Period.Before.ToString() }) },
        ]));
        return new Block($"by-{ByWords.Of(cut.By)}", $"By {InEnglish.InText(cut.Title)}", new Table(
            [Column.Text("key", cut.Title), source.Column(measure.Key, InEnglish.Capital(InEnglish.Name(source.Period))), .. before is null ? [] : new[] { Column.Figure("before", InEnglish.Capital(InEnglish.Name(source.Period.Before))) }],
            [.. rows]))
        {
            IsWide = cut.By == By.Team,
        };
    }

    // What stands open on a day is the same whatever the period.
    private static bool HasBefore(Measure measure) => measure.Months is not (MonthsCounted.Always or MonthsCounted.AllBefore);
}
