using Microsoft.Data.Sqlite;
using QaInsight.Measures.Counts;
using QaInsight.Warehouse;

namespace QaInsight.Measures.Cells;

/// <summary>What a judgement cell stands for; service 0 for all.</summary>
internal readonly record struct JudgementCell(int Service, int Programme, int Domain, int Month);

/// <summary>Counts judgements of completed audits by practice domain, for each programme and service.</summary>
internal static class JudgementCells
{
    public static Dictionary<JudgementCell, int[]> Count(SqliteConnection connection, TeamDirectory teams, Grade?[] grades)
    {
        var places = grades.Select(g => g is null ? [] : Places(g)).ToArray();
        var (domains, questions) = (Ids(connection, "dim_domain"), Ids(connection, "dim_question"));
        var cells = new Dictionary<JudgementCell, int[]>();
        // Both tables lie in the order of the audit, so one pass down each pairs them.
        using var judgements = new Statement(connection, "SELECT audit_ref, domain_ref, grade_ref, question_ref, auditor_grade_ref FROM fct_judgement ORDER BY audit_ref");
        using var audits = new Statement(connection, "SELECT id, audit_month, programme_ref, team_ref, return_status = 'completed' FROM fct_audit ORDER BY id");
        var audit = audits.Step() ? audits.Number(0) : int.MaxValue;
        while (judgements.Step())
        {
            var wanted = judgements.Number(0);
            while (audit < wanted)
                audit = audits.Step() ? audits.Number(0) : int.MaxValue;
            if (audit != wanted)
                throw new BuildCheckException($"a judgement names audit {wanted}, which is not there");
            var grade = judgements.Number(2);
            if (!domains.Contains(judgements.Number(1)) || !questions.Contains(judgements.Number(3)) || !IsGrade(grades, grade) || !IsGrade(grades, judgements.Number(4)))
                throw new BuildCheckException($"a judgement of audit {wanted} names a domain, question or grade that is not there");
            if (grade == 0 || audits.Number(4) != 1)
                continue;
            var service = teams[audits.Number(3)].ServiceId;
            Add(cells, new JudgementCell(0, audits.Number(2), judgements.Number(1), audits.Number(1)), places[grade]);
            Add(cells, new JudgementCell(service, audits.Number(2), judgements.Number(1), audits.Number(1)), places[grade]);
        }

        return cells;
    }

    public static void Write(SqliteConnection connection, Dictionary<JudgementCell, int[]> cells)
    {
        CellTable.Judgements.Create(connection);
        using var insert = CellTable.Judgements.Insert(connection);
        foreach (var (cell, sums) in cells)
        {
            insert.Bind(0, cell.Service);
            insert.Bind(1, cell.Programme);
            insert.Bind(2, cell.Domain);
            insert.Bind(3, cell.Month);
            for (var at = 0; at < sums.Length; at++)
                insert.Bind(4 + at, sums[at]);
            insert.Run();
        }
    }

    private static HashSet<int> Ids(SqliteConnection connection, string dimension) => [.. connection.Rows($"SELECT id FROM {dimension}", r => r.GetInt32(0))];

    // 0: not applicable.
    private static bool IsGrade(Grade?[] grades, int id) => id == 0 || (id < grades.Length && grades[id] is not null);

    private static int[] Places(Grade grade) => [.. Enumerable.Range(0, JudgementCounts.All.Count).Where(at => JudgementCounts.All[at].IsCounted(grade))];

    private static void Add(Dictionary<JudgementCell, int[]> cells, JudgementCell cell, int[] places)
    {
        if (!cells.TryGetValue(cell, out var sums))
            cells[cell] = sums = new int[JudgementCounts.All.Count];
        foreach (var place in places)
            sums[place]++;
    }
}
