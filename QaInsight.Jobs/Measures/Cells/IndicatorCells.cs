using Microsoft.Data.Sqlite;
using QaInsight.Warehouse;

namespace QaInsight.Measures.Cells;

/// <summary>
/// Performance indicators summed by service and month, so that a page reads as much for six thousand teams as for forty. Legal
/// status 0 is what a team comes to whatever the status: its row for all of them, or else the sum of its single ones. Service
/// 0 is the authority's own row, which names no team.
/// </summary>
internal static class IndicatorCells
{
    public const string Table = "cell_indicator";

    // Numerators and denominators are in ten-thousandths, as in fct_indicator.
    private const string Create =
        $"""
        DROP TABLE IF EXISTS {Table};
        CREATE TABLE {Table} (service_ref INTEGER NOT NULL, legal_status_ref INTEGER NOT NULL, indicator_ref INTEGER NOT NULL, month INTEGER NOT NULL,
            numerator INTEGER NOT NULL, denominator INTEGER, PRIMARY KEY (service_ref, legal_status_ref, indicator_ref, month)) WITHOUT ROWID;
        """;

    /// <param name="memberOf">What a row is summed under, by the id of its team: 0 is the whole authority's.</param>
    /// <param name="where">SQL over <c>fct_indicator</c>, of whole numbers alone.</param>
    public static Dictionary<IndicatorCell, IndicatorSum> Count(SqliteConnection connection, Func<int, int> memberOf, string where = "1")
    {
        var cells = new Dictionary<IndicatorCell, IndicatorSum>();
        using var facts = new Statement(connection, $"SELECT team_ref, indicator_ref, month, legal_status_ref, numerator, denominator FROM fct_indicator WHERE {where} ORDER BY team_ref, indicator_ref, month, legal_status_ref");
        (int Team, int Indicator, int Month)? whole = null;
        while (facts.Step())
        {
            var (at, status) = ((Team: facts.Number(0), Indicator: facts.Number(1), Month: facts.Number(2)), facts.Number(3));
            var (cell, sum) = (new IndicatorCell(memberOf(at.Team), 0, at.Indicator, at.Month), IndicatorSum.Read(facts, 4));
            // The row for every status comes first, and stands before those of single ones.
            if (status == 0)
                whole = at;
            else
                Add(cells, cell with { LegalStatus = status }, sum);
            if (status == 0 || whole != at)
                Add(cells, cell, sum);
        }

        return cells;
    }

    public static Dictionary<IndicatorCell, IndicatorSum> ByService(SqliteConnection connection, TeamDirectory teams) => Count(connection, team => team == 0 ? 0 : teams[team].ServiceId);

    /// <param name="where">SQL over the cells, of whole numbers alone.</param>
    public static Dictionary<IndicatorCell, IndicatorSum> Read(SqliteConnection connection, string where)
    {
        var cells = new Dictionary<IndicatorCell, IndicatorSum>();
        using var rows = new Statement(connection, $"SELECT service_ref, legal_status_ref, indicator_ref, month, numerator, denominator FROM {Table} WHERE {where}");
        while (rows.Step())
            cells.Add(new IndicatorCell(rows.Number(0), rows.Number(1), rows.Number(2), rows.Number(3)), IndicatorSum.Read(rows, 4));
        return cells;
    }

    public static void Write(SqliteConnection connection, Dictionary<IndicatorCell, IndicatorSum> cells)
    {
        connection.Run(Create);
        using var insert = new Statement(connection, $"INSERT INTO {Table} VALUES (?1, ?2, ?3, ?4, ?5, ?6)");
        foreach (var (cell, sum) in cells)
        {
            insert.Bind(0, cell.Member);
            insert.Bind(1, cell.LegalStatus);
            insert.Bind(2, cell.Indicator);
            insert.Bind(3, cell.Month);
            insert.Bind(4, sum.Numerator);
            if (sum.Denominator is { } denominator)
                insert.Bind(5, denominator);
            else
                insert.BindNothing(5);
            insert.Run();
        }
    }

    private static void Add(Dictionary<IndicatorCell, IndicatorSum> cells, IndicatorCell cell, IndicatorSum sum) =>
        cells[cell] = cells.TryGetValue(cell, out var before) ? before.Plus(sum) : sum;
}

/// <param name="Member">A service in the cells, a team where teams are counted one by one; 0 for the authority's own row.</param>
internal readonly record struct IndicatorCell(int Member, int LegalStatus, int Indicator, int Month);

/// <summary>Ten-thousandths; a denominator only where a row has one.</summary>
internal readonly record struct IndicatorSum(long Numerator, long? Denominator)
{
    public IndicatorSum Plus(IndicatorSum other) => new(Numerator + other.Numerator, other.Denominator is { } of ? (Denominator ?? 0) + of : Denominator);

    /// <param name="column">The numerator's, which the denominator's follows.</param>
    public static IndicatorSum Read(Statement row, int column) => new(row.Long(column), row.IsNothing(column + 1) ? null : row.Long(column + 1));
}
