using Microsoft.Data.Sqlite;
using QaInsight.Measures.Counts;
using QaInsight.Warehouse;

namespace QaInsight.Measures.Cells;

/// <summary>A table of monthly counts: the dimensions that a cell stands for (0 or '' for all of one), its month, and a column a count.</summary>
public sealed record CellTable(string Name, IReadOnlyList<string> Dimensions, IReadOnlyList<Count> Counts)
{
    public static readonly CellTable Audits = new("cell_audit", ["team_ref", "service_ref", "programme_ref", "legal_status_ref", "audit_type"], AuditCounts.All);

    public static readonly CellTable Judgements = new("cell_judgement", ["service_ref", "programme_ref", "domain_ref"], JudgementCounts.All);

    /// <summary>Of judgements on a question: those on a domain as a whole are counted by domain alone.</summary>
    public static readonly CellTable Questions = new("cell_question", ["service_ref", "programme_ref", "domain_ref", "question_ref"], [JudgementCounts.Graded, JudgementCounts.BelowGood]);

    public static readonly CellTable Actions = new("cell_action", OfTeams, ActionCounts.All);

    public static readonly CellTable Concerns = new("cell_concern", OfTeams, [.. ConcernCounts.All, ResolvedInMonth]);

    public static readonly CellTable Escalations = new("cell_escalation", OfTeams, EscalationCounts.All);

    /// <summary>Distinct teams and practitioners in the windows that end with the month.</summary>
    public static readonly CellTable Windows = new(
        "cell_window",
        ["programme_ref", "service_ref"],
        [
            WindowCounts.TeamsInScope, WindowCounts.TeamsAudited, WindowCounts.PractitionersSeen, WindowCounts.PractitionersAudited,
            WindowCounts.TeamsOfStrength, WindowCounts.TeamsOfConcern, WindowCounts.TeamsNotAudited,
        ]);

    /// <summary>
    /// Children by the month of their earliest action that is not completed, so that the children of all earlier months are a
    /// sum: at each level apart, since a child may have actions in two services.
    /// </summary>
    public static readonly CellTable OutstandingChildren = new("cell_outstanding_children", ["level", "member"], [ActionCounts.ChildrenOlderOutstanding]);

    /// <summary>Distinct teams by a month with a completed audit and by the one before it, 0 for none.</summary>
    public static readonly CellTable AuditedTeams = new("cell_audited_team", ["programme_ref", "service_ref", "active_from", "active_to", "before"], [WindowCounts.TeamsAudited]);

    public static readonly IReadOnlyList<CellTable> All = [Audits, Judgements, Questions, Actions, Concerns, Escalations, Windows, OutstandingChildren, AuditedTeams];

    /// <summary>A team, a whole service, a whole programme, or everything: what a cell does not stand for is 0 or ''.</summary>
    private static IReadOnlyList<string> OfTeams => ["team_ref", "service_ref", "programme"];

    /// <summary>What a month's stock of open concerns is made of, beside those opened.</summary>
    public static SpecialCount ResolvedInMonth => new("resolved_in_month", "children of concern resolved in the month, whenever opened");

    private string Key => string.Join(", ", Dimensions.Append("month"));

    public string Columns => string.Join(", ", Counts.Select(c => c.Name));

    public void Create(SqliteConnection connection) => connection.Run(
        $"""
        DROP TABLE IF EXISTS {Name};
        CREATE TABLE {Name} ({string.Join(", ", Dimensions.Select(d => $"{d} {(d is "audit_type" or "level" or "programme" ? "TEXT" : "INTEGER")} NOT NULL"))}, month INTEGER NOT NULL,
            {string.Join(", ", Counts.Select(c => $"{c.Name} INTEGER NOT NULL"))}, PRIMARY KEY ({Key})) WITHOUT ROWID;
        """);

    public Statement Insert(SqliteConnection connection) =>
        new(connection, $"INSERT INTO {Name} ({Key}, {Columns}) VALUES ({string.Join(", ", Enumerable.Range(1, Dimensions.Count + 1 + Counts.Count).Select(n => $"?{n}"))})");
}
