using QaInsight.Measures;
using QaInsight.Warehouse;

namespace QaInsight.Scorecards.Pages.Definitions;

/// <summary>Published figures that a performance indicator is read beside.</summary>
internal static class Comparators
{
    // Values are kept in ten-thousandths.
    private const decimal Scale = 10_000;

    /// <summary>One block, or none where nothing was published.</summary>
    public static IEnumerable<Block> Of(PageSource source, Measure measure)
    {
        var rows = source.Build.Connection.Rows(
            """
            SELECT b.area, b.period, b.value, f.name, b.line FROM fct_benchmark b JOIN dim_indicator i ON i.id = b.indicator_ref JOIN import_file f ON f.id = b.file_ref
            WHERE i.name = $key ORDER BY b.period DESC, b.area
            """,
            r => Row.Of(
                Cell.Of(r.GetString(0)),
                Cell.Of(Period.TryParse(r.GetString(1), out var period) ? period.Label : r.GetString(1)),
                new Cell(MeasureWords.Amount(r.GetInt64(2) / Scale, measure.Unit)) { Value = r.GetInt64(2) / Scale },
                Cell.Of($"{r.GetString(3)}, line {r.GetInt32(4).ToString(System.Globalization.CultureInfo.InvariantCulture)}")),
            ("$key", measure.Key));
        if (rows.Count > 0)
            yield return new Block("comparators", "Published elsewhere", new Table([Column.Text("area", "Area"), Column.Text("period", "Period"), Column.Number("value", measure.Name), Column.Text("source", "From")], rows));
    }
}
