using QaInsight.Measures;
using QaInsight.Scorecards.Board;

namespace QaInsight.Scorecards.Pages.Domains;

/// <summary>Grades by practice domain: now, in the three months before, and a year earlier.</summary>
internal static class DomainsPage
{
    public const string Title = "Practice domains";

    private const string Of = "Practice domain";

    public static PageBody Make(PageSource source)
    {
        var now = Domains(source, source.Period);
        var (earlier, year) = (Domains(source, source.ThreeBefore), Domains(source, source.Period.YearBefore));
        var bars = new GradeBars(
            GradeWords.Domains(now.Rows),
            "judgements",
            [.. now.Rows.Select(BoardRows.Bar).Where(b => b.Total > 0).OrderBy(b => b.Inadequate / b.Total).ThenByDescending(b => (b.Good + b.Outstanding) / b.Total)]);
        return new PageBody(
            Title,
            [
                new Section(
                    "grades", null,
                    [
                        GradeBlocks.Bars("grades", "Grades by practice domain", Of, bars, Narrowed, Own) with { IsWide = true },
                        GradeBlocks.Compared(source, "compared", "Against earlier months", Of, now, earlier, year, Narrowed, Own),
                    ])
                { Lead = GradeLead.Say(source, now, earlier, year, "judgements", "practice domain") },
            ]);

        PageAddress Narrowed(string key) => source.Address with { Domain = key };

        PageAddress Own(string key) => Narrowed(key).To("domain");
    }

    // All of them, whichever domain the address came from.
    private static Scorecard Domains(PageSource source, Period period) => source.Scorecards.Read(source.Request with { By = By.Domain, Domain = null, Period = period }, [MeasureGroup.Grades]);
}
