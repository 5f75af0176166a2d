using QaInsight.Measures;
using QaInsight.Warehouse;

namespace QaInsight.Scorecards.Pages.Changes;

/// <summary>Past months whose figures read otherwise than they did on their reporting day: then and now.</summary>
internal static class RestatedSection
{
    public static Section Make(PageSource source)
    {
        var reported = source.Context.Reported(source.Build.Connection);
        var restated = reported.Months.Count == 0 ? [] : source.Scorecards.Restated(source.Request with { Period = new Period(reported.Months[0], reported.Months[^1]) }, _ => true);
        return new Section("restated", "Restated since they were reported",
        [
            new Block("restated-figures", "Then and now", new Table(
                [Column.Text("month", "Month"), Column.Text("measure", "Measure"), Column.Figure("then", "As reported"), Column.Figure("now", "Now"), Column.Day("reported_on", "Reported on")],
                [.. restated.Select(r => Line(source, r))],
                Empty(source, reported))
            {
                Note = restated.Count == 0 ? Unreadable(reported) : $"A month is restated where its figure, as it is shown, differs from what was kept on its reporting day.{(Unreadable(reported) is { } unreadable ? " " + unreadable : "")}",
            })
            {
                Say = restated.Count == 0 ? null : Said(reported, restated),
                IsWide = true,
            },
        ]);
    }

    private static Row Line(PageSource source, Restated restated)
    {
        var (measure, month) = (source.Catalogue[restated.Measure], source.Address with { Period = restated.Month.ToString() });
        return Row.Of(
            Cell.Of(restated.Month, month),
            Cell.Of(measure.Name, month.ToMeasure(measure.Key)),
            Cell.Of(restated.Then with { Status = null }, measure.Unit),
            Cell.Of(restated.Now with { Status = null }, measure.Unit, month.ToRows(measure.Key, restated.Now)),
            Cell.Day(restated.ReportedOn) with { Note = restated.KeptOn == restated.ReportedOn ? null : $"kept on {restated.KeptOn.ToWords()}" });
    }

    private static Sentence Said(ReportedSums reported, IReadOnlyList<Restated> restated)
    {
        var months = restated.Select(r => r.Month).Distinct().Count();
        return new SentenceMaker().Strong($"{InEnglish.Capital(InEnglish.Number(months))} of {InEnglish.Number(reported.Months.Count)}").Say($" {(reported.Months.Count == 1 ? "month" : "months")} that {(reported.Months.Count == 1 ? "was" : "were")} kept {(months == 1 ? "reads" : "read")} otherwise now.").Sentence;
    }

    private static string Empty(PageSource source, ReportedSums reported) => source.Context.Info.IsSample ? "A made-up council reports nothing, and so has nothing to restate."
        : reported.Months.Count == 0 ? "No month has been kept on its reporting day yet."
        : !source.Selection.IsWholeServices && source.Selection.IsOfSomeAudits ? "What was reported of single teams is known whatever the legal status and the audit type."
        : source.Selection.IsOfSomeAudits && source.Request is { LegalStatus: not null, AuditType: not null } ? "What was reported is known by legal status or by audit type, not by both."
        : $"{(reported.Months.Count == 1 ? "The month that was kept reads" : $"All {InEnglish.Number(reported.Months.Count)} months that were kept read")} as reported.";

    private static string? Unreadable(ReportedSums reported) => reported.Unreadable.Count == 0 ? null
        : $"What was reported for {InEnglish.Listed([.. reported.Unreadable.Select(m => m.Label)])} cannot be read: bring {(reported.Unreadable.Count == 1 ? "its file" : "their files")} in the folder “reported” back from a backup.";
}
