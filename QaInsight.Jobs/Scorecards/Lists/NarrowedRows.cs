using Microsoft.Data.Sqlite;
using QaInsight.Measures.Counts;
using QaInsight.Warehouse;

namespace QaInsight.Scorecards.Lists;

/// <summary>A narrowing as SQL and tests over one build's rows. Rows that do not know what is asked for are none of those meant.</summary>
internal sealed class NarrowedRows(SqliteConnection connection, Selection selection, Narrowing narrowing)
{
    private const string Every = "1";
    private const string None = "0";

    // An id that nobody bears.
    private const int Nobody = -1;

    private readonly int? person = IdOf(connection, "dim_person", narrowing.Person);
    private readonly int? auditor = IdOf(connection, "dim_person", narrowing.Auditor);
    private readonly int? question = IdOf(connection, "dim_question", narrowing.Question);

    /// <summary>Over <c>a</c>.</summary>
    public string Audits => And(
        narrowing.Reason is null ? Every : None,
        OfTheirAudit,
        question is { } asked ? $"EXISTS (SELECT 1 FROM fct_judgement n WHERE n.audit_ref = a.id AND n.question_ref = {asked})" : Every,
        Tested("audits", t => t.OfAudit is not null || t.OfGrade is not null));

    /// <summary>Over <c>a</c> and <c>j</c>.</summary>
    public string Judgements => And(
        narrowing.Reason is null ? Every : None,
        OfTheirAudit,
        question is { } asked ? $"j.question_ref = {asked}" : Every,
        Tested("judgements", t => t == RowTest.Judgements || t.OfGrade is not null));

    /// <summary>Over <c>f</c>.</summary>
    public string Actions => And(
        this is { auditor: null, question: null } && narrowing is { AuditorGrade: null, ModeratorGrade: null, Reason: null } ? Every : None,
        person is { } owner ? $"f.owner_ref = {owner}" : Every,
        Is("f.child_id", narrowing.Child),
        Tested("actions", t => t.OfAction is not null));

    public string Concerns => And(
        this is { person: null, auditor: null, question: null } && narrowing is { AuditorGrade: null, ModeratorGrade: null, Reason: null } ? Every : None,
        Is("f.child_id", narrowing.Child),
        Tested("concerns", _ => false));

    public string Escalations => And(
        this is { auditor: null, question: null } && narrowing is { AuditorGrade: null, ModeratorGrade: null } ? Every : None,
        Is("f.raised_by", narrowing.Person),
        Is("f.child_id", narrowing.Child),
        Is("f.reason", narrowing.Reason),
        Tested("escalations", _ => false));

    public bool Has(CountedAudit audit) => narrowing.Tests.All(t => (t.OfAudit is not { } ofAudit || ofAudit(audit, selection.Day)) && (t.OfGrade is not { } ofGrade || (audit.FinalGrade is { } grade && ofGrade(grade))));

    public bool Has(Grade grade) => narrowing.Tests.All(t => t.OfGrade is not { } of || of(grade));

    public bool Has(CountedAction action) => narrowing.Tests.All(t => t.OfAction is not { } of || of(action, selection.Day));

    private string OfTheirAudit => And(
        person is { } practitioner ? $"a.practitioner_ref = {practitioner}" : Every,
        auditor is { } of ? $"a.auditor_ref = {of}" : Every,
        Is("a.child_id", narrowing.Child),
        Graded("a.auditor_grade_ref", narrowing.AuditorGrade),
        Graded("a.moderator_grade_ref", narrowing.ModeratorGrade));

    private string Graded(string column, string? label) => label is null ? Every : $"{column} IN ({string.Join(",", GradeLabels.Ids(selection.Context, label))})";

    /// <param name="isTestedLater">Whether a test is made of the row once it is read.</param>
    private string Tested(string of, Func<RowTest, bool> isTestedLater) =>
        And([.. narrowing.Tests.Select(t => t.InSql?.Invoke(of, selection.Request.AsOf) ?? (isTestedLater(t) ? Every : None))]);

    // As hexadecimal digits a word can be nothing but a word.
    private static string Is(string column, string? word) => word is null ? Every : $"hex({column}) = '{Convert.ToHexString(System.Text.Encoding.UTF8.GetBytes(word))}'";

    private static string And(params IReadOnlyList<string> conditions) => conditions.Where(c => c != Every).ToList() is { Count: > 0 } told ? string.Join(" AND ", told) : Every;

    private static int? IdOf(SqliteConnection connection, string table, string? name) => name is null ? null
        : connection.Rows($"SELECT id FROM {table} WHERE name = $name", r => r.GetInt32(0), ("$name", name)).Append(Nobody).First();
}
