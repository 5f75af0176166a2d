using System.Text.Json;
using Microsoft.Data.Sqlite;
using QaInsight.Measures;
using QaInsight.Warehouse;

namespace QaInsight.Scorecards;

/// <summary>
/// Sums ready-counted indicators. Within a month, the row for every legal status stands before those of single statuses, and the
/// authority's own row before its teams'.
/// </summary>
internal sealed class IndicatorSums
{
    // Counts are kept in ten-thousandths.
    private const decimal Scale = 10_000;

    private readonly Selection selection;
    private readonly ILookup<(string Indicator, int Month), Row> rows;

    public IndicatorSums(SqliteConnection connection, Selection selection, Month from, Month to, IReadOnlyCollection<string> wanted)
    {
        this.selection = selection;
        rows = selection.Request.AuditType is not null
            ? Array.Empty<Row>().ToLookup(r => ("", 0))
            : connection.Rows(
                """
                SELECT i.name, f.month, f.team_ref, f.legal_status_ref, f.numerator, f.denominator, f.id
                FROM fct_indicator f JOIN dim_indicator i ON i.id = f.indicator_ref
                WHERE f.month BETWEEN $from AND $to AND i.name IN (SELECT value FROM json_each($wanted))
                """,
                r => new Row(r.GetString(0).ToLowerInvariant(), r.GetInt32(1), r.GetInt32(2), r.GetInt32(3), r.GetInt64(4), r.IsDBNull(5) ? null : r.GetInt64(5), r.GetInt32(6)),
                ("$from", from.Number), ("$to", to.Number), ("$wanted", JsonSerializer.Serialize(wanted))).ToLookup(r => (r.Indicator, r.Month));
    }

    /// <summary>Numerator and denominator; null where there is no row.</summary>
    /// <param name="ofRow">The teams of a row of the scorecard; null for the total.</param>
    /// <param name="withAuthority">Whether the authority's own row may stand for the teams.</param>
    public (decimal Numerator, decimal? Denominator)? Of(Measure measure, Period period, Func<Team, bool>? ofRow, bool withAuthority, int? legalStatus)
    {
        (decimal Numerator, decimal? Denominator)? sum = null;
        foreach (var row in Counted(measure, period, ofRow, withAuthority, legalStatus))
            sum = ((sum?.Numerator ?? 0) + (row.Numerator / Scale), row.Denominator is { } of ? (sum?.Denominator ?? 0) + (of / Scale) : sum?.Denominator);
        return sum;
    }

    /// <summary>The ids of the rows that the total sums.</summary>
    public IEnumerable<int> RowsOf(Measure measure, Period period) => Counted(measure, period, ofRow: null, withAuthority: true, legalStatus: null).Select(r => r.Id);

    private IEnumerable<Row> Counted(Measure measure, Period period, Func<Team, bool>? ofRow, bool withAuthority, int? legalStatus)
    {
        var months = measure.Months == MonthsCounted.Last ? period.To.To(period.To) : period.From.To(period.To);
        return months.SelectMany(m => Month(rows[(measure.Key, m.Number)].ToList(), ofRow, withAuthority, legalStatus ?? selection.LegalStatusId));
    }

    private IEnumerable<Row> Month(List<Row> all, Func<Team, bool>? ofRow, bool withAuthority, int? legalStatus)
    {
        var whole = all.Where(r => r.Team == 0).ToList();
        // Teamless rows are Children's Social Care's.
        var mayBeWhole = withAuthority && selection.IsEveryTeam && (selection.Programme is null || selection.Programme.Equals(TeamDirectory.MainProgramme, StringComparison.OrdinalIgnoreCase));
        if (mayBeWhole && Statuses(whole, legalStatus).ToList() is { Count: > 0 } authority)
            return authority;
        return all.Where(r => r.Team != 0 && selection.Context.Teams[r.Team] is var team && selection.HasWithProgramme(team) && (ofRow is null || ofRow(team)))
            .GroupBy(r => r.Team).SelectMany(team => Statuses([.. team], legalStatus));
    }

    private static IEnumerable<Row> Statuses(List<Row> rows, int? legalStatus) =>
        legalStatus is { } status ? rows.Where(r => r.LegalStatus == status)
        : rows.Exists(r => r.LegalStatus == 0) ? rows.Where(r => r.LegalStatus == 0)
        : rows;

    private sealed record Row(string Indicator, int Month, int Team, int LegalStatus, decimal Numerator, decimal? Denominator, int Id);
}
