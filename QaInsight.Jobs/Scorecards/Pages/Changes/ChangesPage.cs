using QaInsight.Measures;

namespace QaInsight.Scorecards.Pages.Changes;

/// <summary>What changed by more than chance since the period before and since the same period last year, and which past figures were restated.</summary>
internal static class ChangesPage
{
    private static readonly MeasureGroup[] Groups = [MeasureGroup.Grades, MeasureGroup.Activity, MeasureGroup.Moderation, MeasureGroup.Voices];

    public static PageBody Make(PageSource source)
    {
        var (before, year) = (source.Period.Before, source.Period.YearBefore);
        var now = source.Read(By.Board, Groups);
        List<Earlier> earlier = [new("before", before.Label, before, source.Read(By.Board, Groups, before).Total)];
        // The year before a year is the period before it.
        if (year != before)
            earlier.Add(new("year_before", year.Label, year, source.Read(By.Board, Groups, year).Total));
        var measures = source.Catalogue.All.Where(m => m.Group.IsOfAudits && m.Months != MonthsCounted.ThreeBefore).OrderBy(m => Groups.ToList().IndexOf(m.Group)).ToList();
        // While audits come back, how many have says nothing of what will.
        var isWaiting = now.Total["in-progress"]!.Numerator > 0;
        bool IsJudged(Measure measure) => Change.IsJudged(measure) && !(isWaiting && measure.Group == MeasureGroup.Activity);
        var changes = new FoundChanges(source, [.. measures.Where(IsJudged)]);
        var whole = changes.OfWhole(now.Total, earlier);
        return new PageBody(
            "What changed",
            [
                new Section("more-than-chance", null, [changes.Whole(whole, earlier), changes.ByService(earlier)]) { Lead = FoundChanges.Lead(source, whole, earlier) },
                new Section("signals", "Months beyond the usual", [Signals.Make(source, measures)]),
                RestatedSection.Make(source),
                new Section("all", "Every measure of audits", [All(source, measures, now, earlier, IsJudged, isWaiting)]),
            ]);
    }

    private static Block All(PageSource source, List<Measure> measures, Scorecard now, IReadOnlyList<Earlier> earlier, Func<Measure, bool> isJudged, bool isWaiting)
    {
        var table = MeasureChanges.Table(source, measures, now.Total, earlier, isJudged);
        return new Block("all-measures", "Now and earlier", table with
        {
            Note = "A change is more than chance where the 95% interval of the difference leaves nought out; about one in twenty measures that truly stayed alike passes that too. Counts, and windows that share audits, are not judged."
                + (isWaiting ? " Audits of the period are still to come back: how many were returned is not judged yet." : "")
                + " Actions and children of concern are judged on their day, so that earlier months have had longer: they are not compared.",
        })
        {
            IsWide = true,
        };
    }
}
