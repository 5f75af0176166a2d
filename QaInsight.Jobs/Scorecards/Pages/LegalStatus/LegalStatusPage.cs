using QaInsight.Measures;
using QaInsight.Scorecards.Board;

namespace QaInsight.Scorecards.Pages.LegalStatus;

/// <summary>Grades by legal status: now, in the three months before, and a year earlier.</summary>
internal static class LegalStatusPage
{
    public const string Title = "Legal status";

    public static PageBody Make(PageSource source)
    {
        var now = source.Read(By.LegalStatus, [MeasureGroup.Grades]);
        var earlier = source.Read(By.LegalStatus, [MeasureGroup.Grades], source.ThreeBefore);
        var year = source.Read(By.LegalStatus, [MeasureGroup.Grades], source.Period.YearBefore);
        var bars = new GradeBars(GradeWords.LegalStatuses(now.Rows), "audits", [.. now.Rows.Select(BoardRows.Bar).Where(b => b.Total > 0)]);
        return new PageBody(
            Title,
            [
                new Section(
                    "grades", null,
                    [
                        GradeBlocks.Bars("grades", "Grades by legal status", Title, bars, Narrowed, Own) with { IsWide = true },
                        GradeBlocks.Compared(source, "compared", "Against earlier months", Title, now, earlier, year, Narrowed, Own),
                    ])
                { Lead = GradeLead.Say(source, now, earlier, year, "audits", "legal status") },
            ]);

        PageAddress Narrowed(string key) => source.Address with { LegalStatus = key };

        PageAddress Own(string key) => Narrowed(key).To("status");
    }
}
