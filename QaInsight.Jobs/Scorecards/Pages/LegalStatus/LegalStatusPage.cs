using QaInsight.Measures;
using QaInsight.Scorecards.Board;

namespace QaInsight.Scorecards.Pages.LegalStatus;

/// <summary>Grades by legal status: now, in the three months before, and a year earlier.</summary>
internal static class LegalStatusPage
{
    public static PageBody Make(PageSource source)
    {
        var now = source.Read(By.LegalStatus, [MeasureGroup.Grades]);
        var earlier = source.Read(By.LegalStatus, [MeasureGroup.Grades], source.ThreeBefore);
        var year = source.Read(By.LegalStatus, [MeasureGroup.Grades], source.Period.YearBefore);
        return new PageBody("Legal status", [new Section("grades", null, [Bars(source, now), Compared(source, now, earlier, year)])]);
    }

    private static Block Bars(PageSource source, Scorecard now)
    {
        var bars = new GradeBars(GradeWords.LegalStatuses(now.Rows), "audits", [.. now.Rows.Select(BoardRows.Bar).Where(b => b.Total > 0)]);
        return GradeBlocks.Bars(source, "grades", "Grades by legal status", "Legal status", bars, Narrowed(source));
    }

    private static Block Compared(PageSource source, Scorecard now, Scorecard earlier, Scorecard year) =>
        GradeBlocks.Compared(source, "compared", "Against earlier months", "Legal status", now, earlier, year, Narrowed(source), key => Narrowed(source)(key).To("status"));

    private static Func<string, PageAddress> Narrowed(PageSource source) => key => source.Address with { LegalStatus = key };
}
