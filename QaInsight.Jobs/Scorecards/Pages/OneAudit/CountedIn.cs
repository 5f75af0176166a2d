using QaInsight.Measures;
using QaInsight.Measures.Counts;
using QaInsight.Warehouse;

namespace QaInsight.Scorecards.Pages.OneAudit;

/// <summary>Which measures count an audit, by the very tests that count it.</summary>
internal static class CountedIn
{
    public static Block Block(PageSource source, AuditRecord audit)
    {
        var reader = new AuditReader(source.Build.Connection, source.Context.Teams, source.Context.Grades, source.Context.Moderation);
        var at = source.Address with { Period = audit.Month.ToString(), Programme = audit.Reading.Text("programme") };
        // A withdrawn audit is not read at all.
        var rows = reader.Read("a.id = ?1", audit.Ref).SelectMany(a => source.Catalogue.All.Where(m => m.Months == MonthsCounted.Period).Select(m => Line(at, m, a, source.Selection.Day))).OfType<Row>().ToList();
        return new Block("measures", $"In the figures of {audit.Month.Label}", new Table(
            [Column.Text("measure", "Measure"), Column.Text("counted", "This audit"), Column.Text("definition", "What is counted")], rows, "No figure counts this audit."))
        {
            IsWide = true,
        };
    }

    // Null where the measure does not look at the audit.
    private static Row? Line(PageAddress at, Measure measure, CountedAudit audit, int day)
    {
        if (measure.Numerator is not AuditCount numerator)
            return null;
        var counts = numerator.IsCounted(audit, day);
        if (!counts && (measure.Denominator as AuditCount)?.IsCounted(audit, day) != true)
            return null;
        return Row.Of(Cell.Of(measure.Name, at.ToMeasure(measure.Key)), Cell.Of(counts ? "Counted" : "Looked at, not counted"), Cell.Of(measure.Definition));
    }
}
