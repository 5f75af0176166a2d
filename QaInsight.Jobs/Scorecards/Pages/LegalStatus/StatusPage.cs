using QaInsight.Measures;

namespace QaInsight.Scorecards.Pages.LegalStatus;

/// <summary>The audits of children of one legal status: how they were graded, when and where.</summary>
internal static class StatusPage
{
    private static readonly MeasureGroup[] Groups = [MeasureGroup.Grades, MeasureGroup.Voices];

    /// <exception cref="ArgumentException">No audit bears the legal status.</exception>
    public static PageBody Make(PageSource source)
    {
        if (source.Request.LegalStatus is not { } asked)
            return LegalStatusPage.Make(source);
        var status = source.Context.LegalStatuses.FirstOrDefault(s => s.Name.Equals(asked, StringComparison.OrdinalIgnoreCase)) ?? throw new ArgumentException($"There is no legal status '{asked}'.");
        var (now, earlier, year) = (source.Read(By.Board, Groups), source.Read(By.Board, Groups, source.ThreeBefore), source.Read(By.Board, Groups, source.Period.YearBefore));
        return new PageBody(
            status.Label,
            [
                new Section("grades", null, [TrendBlocks.Of(source, "grade-good-or-better"), TrendBlocks.Of(source, "grade-inadequate")])
                {
                    Lead = GradeLead.Say(source, now, earlier, year, "audits", ""),
                    Tiles = TrendBlocks.Tiles(source, now.Total, "audits", "grade-good-or-better", "grade-inadequate", "at-risk-of-inadequate", "at-risk-of-all"),
                },
                new Section("where", "Where", [PlaceGrades.Make(source, "audits")]),
                new Section("voices", "Voices", [Voices(source, now, earlier, year)]),
                new Section("which", "Which audits", [AuditTable.Latest(source)]),
            ])
        {
            Crumbs = [new Crumb(LegalStatusPage.Title, (source.Address with { LegalStatus = null }).To("legal-status"))],
        };
    }

    private static Block Voices(PageSource source, Scorecard now, Scorecard earlier, Scorecard year) => new(
        "heard",
        "Who was heard, and what they said",
        MeasureChanges.Table(
            source,
            source.Catalogue.All.Where(m => m.Group == MeasureGroup.Voices),
            now.Total,
            [new Earlier("three_before", "Three months before", source.ThreeBefore, earlier.Total), new Earlier("year_before", "A year earlier", source.Period.YearBefore, year.Total)]))
    {
        IsWide = true,
    };
}
