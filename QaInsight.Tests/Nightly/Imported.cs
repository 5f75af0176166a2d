using System.Globalization;
using QaInsight.Nightly;
using QaInsight.Warehouse;
using Xunit;

namespace QaInsight.Tests.Nightly;

/// <summary>The shortest ways to write extracts and to see what came in.</summary>
internal static class Imported
{
    public const string Audits = "audit_id,child_id,audit_month,team,legal_status,return_status";
    public const string Actions = "action_id,child_id,team,raised_on,due_on";

    public static string Teams(this TestWarehouse warehouse, params string[] teams) =>
        warehouse.Write("teams.csv", ["team,service", .. teams.Select(t => t + ",Safeguarding")]);

    /// <summary>Good audits of team A; ids a1, a2, …</summary>
    public static string[] GoodAudits(int count) => [.. Enumerable.Range(1, count).Select(n => string.Create(CultureInfo.InvariantCulture, $"a{n},c{n},2026-05,A,CIN,completed"))];

    /// <summary>Good actions of team A; ids x1, x2, …</summary>
    public static string[] GoodActions(int count) => [.. Enumerable.Range(1, count).Select(n => string.Create(CultureInfo.InvariantCulture, $"x{n},c{n},A,2026-05-01,2026-05-20"))];

    /// <summary>Team A, and one file of actions: the header and the given rows.</summary>
    public static FileOutcome ImportActions(this TestWarehouse warehouse, string header, params string[] rows)
    {
        warehouse.Teams("A");
        warehouse.Write("actions.csv", [header, .. rows]);
        return warehouse.Import(warehouse.Inbox).Files.Single(f => f.Name == "actions.csv");
    }

    /// <summary>Rows of the live build, their columns joined by |.</summary>
    public static IReadOnlyList<string> Query(this TestWarehouse warehouse, string sql)
    {
        using var build = warehouse.Folder.OpenLive();
        return build.Connection.Rows(sql, r => string.Join('|', Enumerable.Range(0, r.FieldCount).Select(c => Convert.ToString(r.GetValue(c), CultureInfo.InvariantCulture))));
    }

    /// <summary>Rejected rows as file:line column=value reason.</summary>
    public static IReadOnlyList<string> Rejects(this TestWarehouse warehouse) => warehouse.Query(
        """SELECT f.name || ':' || r.line || ' ' || r."column" || '=' || r.value || ' ' || r.reason FROM rejected_row r JOIN import_file f ON f.id = r.file_ref ORDER BY r.file_ref, r.line""");

    /// <summary>Lines of a file that were set aside.</summary>
    public static IReadOnlyList<string> RejectedLines(this TestWarehouse warehouse) => warehouse.Query("SELECT line FROM rejected_row ORDER BY line");

    public static FileOutcome Quarantined(this ImportOutcome outcome, string name)
    {
        var file = outcome.Files.Single(f => f.Name == name);
        Assert.Equal(FileState.Quarantined, file.State);
        Assert.NotEmpty(file.Reason!);
        return file;
    }
}
