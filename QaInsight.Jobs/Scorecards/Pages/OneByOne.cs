using System.Globalization;
using Microsoft.Data.Sqlite;

namespace QaInsight.Scorecards.Pages;

/// <summary>
/// Rows that a page looks at one by one. It does so only while they are few, and of few teams: a page of a whole region then
/// costs no more than one of a council, and says what to choose in order to see them.
/// </summary>
internal static class OneByOne
{
    public const int MostAudits = 5_000;
    public const int MostFollowUps = 20_000;
    public const int MostTeams = 150;

    public const string TooMany = "There are too many to look at one by one: choose a service or a team.";

    /// <summary>Whether the audits of these months are few, by index alone.</summary>
    public static bool HasFewAudits(PageSource source, Period months) => HasFewTeams(source) && AreFew(
        source.Build.Connection,
        $"fct_audit a WHERE a.audit_month BETWEEN {months.From.Number.ToString(CultureInfo.InvariantCulture)} AND {months.To.Number.ToString(CultureInfo.InvariantCulture)} AND {source.Selection.OfTeams("a")}",
        MostAudits);

    /// <param name="table">Of actions, concerns or escalations.</param>
    public static bool HasFew(PageSource source, string table) => HasFewTeams(source) && AreFew(source.Build.Connection, $"{table} f WHERE {source.Selection.OfTeams("f")}", MostFollowUps);

    public static bool HasFewTeams(PageSource source) => source.Selection.Teams.Count <= MostTeams;

    private static bool AreFew(SqliteConnection connection, string rows, int most) => connection.Rows(
        $"SELECT count(*) FROM (SELECT 1 FROM {rows} LIMIT {(most + 1).ToString(CultureInfo.InvariantCulture)})", r => r.GetInt32(0)).Single() <= most;
}
