using Microsoft.Data.Sqlite;

namespace QaInsight.Warehouse;

public enum ReturnStatus
{
    /// <summary>None given yet.</summary>
    None,
    InProgress,
    Completed,
    NotToStandard,
    NotReturned,
    Exempt,
}

public enum Feedback
{
    None,
    Positive,
    Mixed,
    Negative,
}

/// <summary>An audit as measures see it. One instance is filled again for each row: millions pass.</summary>
public sealed class CountedAudit
{
    public int Id { get; internal set; }

    public Month Month { get; internal set; }

    public int ProgrammeId { get; internal set; }

    public Team Team { get; internal set; } = null!;

    public int LegalStatusId { get; internal set; }

    public string? AuditType { get; internal set; }

    public int? PractitionerId { get; internal set; }

    public int? AuditorId { get; internal set; }

    public int? ModeratorId { get; internal set; }

    /// <summary>The team that the moderator belongs to, by <c>auditors</c>.</summary>
    public Team? ModeratorTeam { get; internal set; }

    public int? DueOn { get; internal set; }

    public int? SubmittedOn { get; internal set; }

    public ReturnStatus Status { get; internal set; }

    public Grade? AuditorGrade { get; internal set; }

    public Grade? ModeratorGrade { get; internal set; }

    public bool AtRiskOfInadequate { get; internal set; }

    /// <summary>Social worker, manager, reviewing officer, child, parent; null: not applicable.</summary>
    public bool?[] Views { get; } = new bool?[5];

    public Feedback ChildFeedback { get; internal set; }

    public Feedback ParentFeedback { get; internal set; }

    /// <summary>Whether an audit of a later month names this one as the audit it follows.</summary>
    public bool HasReaudit { get; internal set; }

    public bool IsCompleted => Status == ReturnStatus.Completed;

    /// <summary>Completed, or returned and not to standard.</summary>
    public bool IsReturned => Status is ReturnStatus.Completed or ReturnStatus.NotToStandard;

    /// <summary>The moderator's grade if given, else the auditor's; only completed audits have one.</summary>
    public Grade? FinalGrade => IsCompleted ? ModeratorGrade ?? AuditorGrade : null;
}

/// <summary>What an audit's counts need of other rows: the teams of moderators, and which audits were audited again.</summary>
public sealed class ModerationContext(SqliteConnection connection, TeamDirectory teams)
{
    private readonly Dictionary<int, Team> moderatorTeams = connection
        .Rows("SELECT auditor_ref, team_ref FROM dim_auditor WHERE team_ref IS NOT NULL", r => (Person: r.GetInt32(0), Team: r.GetInt32(1)))
        .ToDictionary(r => r.Person, r => teams[r.Team]);

    private readonly HashSet<int> reaudited =
    [
        .. connection.Rows(
            """
            SELECT r.reaudit_of_ref FROM fct_audit r JOIN fct_audit a ON a.id = r.reaudit_of_ref
            WHERE r.reaudit_of_ref IS NOT NULL AND r.return_status IS NOT 'withdrawn' AND r.audit_month > a.audit_month
            """,
            r => r.GetInt32(0)),
    ];

    public Team? TeamOf(int moderator) => moderatorTeams.GetValueOrDefault(moderator);

    public bool WasAuditedAgain(int audit) => reaudited.Contains(audit);
}

/// <summary>Reads audits for counting, withdrawn ones left out.</summary>
public sealed class AuditReader(SqliteConnection connection, TeamDirectory teams, Grade?[] grades, ModerationContext moderation)
{
    private const string Query =
        """
        SELECT a.id, a.audit_month, a.programme_ref, a.team_ref, a.legal_status_ref, a.audit_type, a.practitioner_ref, a.auditor_ref, a.moderator_ref,
               a.due_on, a.submitted_on, a.return_status, a.auditor_grade_ref, a.moderator_grade_ref, a.at_risk_of_inadequate,
               a.social_worker_views, a.manager_views, a.reviewing_officer_views, a.child_views, a.parent_views, a.child_feedback, a.parent_feedback
        FROM fct_audit a
        """;

    /// <summary>The same instance each time, filled anew.</summary>
    /// <param name="where">SQL over <c>a</c> with the parameters <c>?1</c>, <c>?2</c>, …</param>
    public IEnumerable<CountedAudit> Read(string where, params long[] parameters)
    {
        using var rows = new Statement(connection, $"{Query} WHERE {where}");
        for (var at = 0; at < parameters.Length; at++)
            rows.Bind(at, parameters[at]);
        var audit = new CountedAudit();
        while (rows.Step())
        {
            var status = rows.Utf8(11);
            if (status.SequenceEqual("withdrawn"u8))
                continue;
            Fill(audit, rows, status);
            yield return audit;
        }
    }

    private void Fill(CountedAudit audit, Statement row, ReadOnlySpan<byte> status)
    {
        audit.Id = row.Number(0);
        audit.Month = new Month(row.Number(1));
        audit.ProgrammeId = row.Number(2);
        audit.Team = teams[row.Number(3)];
        audit.LegalStatusId = row.Number(4);
        audit.AuditType = Types.Find(row.Utf8(5));
        audit.PractitionerId = Optional(row, 6);
        audit.AuditorId = Optional(row, 7);
        audit.ModeratorId = Optional(row, 8);
        audit.ModeratorTeam = audit.ModeratorId is { } moderator ? moderation.TeamOf(moderator) : null;
        audit.DueOn = Optional(row, 9);
        audit.SubmittedOn = Optional(row, 10);
        audit.Status = status.IsEmpty ? ReturnStatus.None
            : status.SequenceEqual("completed"u8) ? ReturnStatus.Completed
            : status.SequenceEqual("in_progress"u8) ? ReturnStatus.InProgress
            : status.SequenceEqual("not_returned"u8) ? ReturnStatus.NotReturned
            : status.SequenceEqual("exempt"u8) ? ReturnStatus.Exempt
            : ReturnStatus.NotToStandard;
        audit.AuditorGrade = GradeAt(row, 12);
        audit.ModeratorGrade = GradeAt(row, 13);
        audit.AtRiskOfInadequate = row.Number(14) == 1;
        for (var voice = 0; voice < audit.Views.Length; voice++)
            audit.Views[voice] = row.IsNothing(15 + voice) ? null : row.Number(15 + voice) == 1;
        audit.ChildFeedback = FeedbackOf(row.Utf8(20));
        audit.ParentFeedback = FeedbackOf(row.Utf8(21));
        audit.HasReaudit = moderation.WasAuditedAgain(audit.Id);
    }

    private static int? Optional(Statement row, int column) => row.IsNothing(column) ? null : row.Number(column);

    private Grade? GradeAt(Statement row, int column)
    {
        var id = row.Number(column);
        return id == 0 ? null : id < grades.Length && grades[id] is { } grade ? grade : throw new BuildCheckException($"an audit names grade {id}, which is not there");
    }

    private static Feedback FeedbackOf(ReadOnlySpan<byte> text) => text.IsEmpty ? Feedback.None
        : text[0] == 'p' ? Feedback.Positive
        : text[0] == 'm' ? Feedback.Mixed
        : Feedback.Negative;

    // A handful of words, each kept once.
    private static class Types
    {
        private static readonly System.Collections.Concurrent.ConcurrentDictionary<string, string> Known = new(Utf8NameComparer.Instance);

        public static string? Find(ReadOnlySpan<byte> text)
        {
            if (text.IsEmpty)
                return null;
            if (Known.GetAlternateLookup<ReadOnlySpan<byte>>().TryGetValue(text, out var found))
                return found;
            var word = System.Text.Encoding.UTF8.GetString(text);
            return Known.GetOrAdd(word, word);
        }
    }
}
