using Microsoft.Data.Sqlite;
using QaInsight.Measures.Counts;
using QaInsight.Warehouse;

namespace QaInsight.Measures.Cells;

/// <summary>What a judgement cell stands for; service or question 0 for all.</summary>
internal readonly record struct JudgementCell(int Service, int Programme, int Domain, int Question, int Month);

/// <summary>Cells of domains, and of the questions within them.</summary>
internal sealed record CountedJudgements(Dictionary<JudgementCell, int[]> Domains, Dictionary<JudgementCell, int[]> Questions);

/// <summary>Counts judgements of completed audits by practice domain and by question, for each programme and service.</summary>
internal static class JudgementCells
{
    public static CountedJudgements Count(SqliteConnection connection, TeamDirectory teams, Grade?[] grades)
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
            var sums = Of(cells, new JudgementCell(teams[audits.Number(3)].ServiceId, audits.Number(2), judgements.Number(1), judgements.Number(3), audits.Number(1)));
            foreach (var place in places[grade])
                sums[place]++;
        }

        return Summed(cells, connection.Rows("SELECT id FROM dim_question WHERE name = ''", r => r.GetInt32(0)).FirstOrDefault());
    }

    public static void Write(SqliteConnection connection, CountedJudgements counted)
    {
        Write(connection, CellTable.Judgements, counted.Domains, cell => [cell.Service, cell.Programme, cell.Domain, cell.Month]);
        Write(connection, CellTable.Questions, counted.Questions, cell => [cell.Service, cell.Programme, cell.Domain, cell.Question, cell.Month]);
    }

    private static void Write(SqliteConnection connection, CellTable table, Dictionary<JudgementCell, int[]> cells, Func<JudgementCell, int[]> members)
    {
        table.Create(connection);
        using var insert = table.Insert(connection);
        var counts = table.Counts.Select(c => JudgementCounts.All.ToList().IndexOf((JudgementCount)c)).ToList();
        foreach (var (cell, sums) in cells)
        {
            var key = members(cell);
            for (var at = 0; at < key.Length; at++)
                insert.Bind(at, key[at]);
            for (var at = 0; at < counts.Count; at++)
                insert.Bind(key.Length + at, sums[counts[at]]);
            insert.Run();
        }
    }

    // Judgements are many and cells few: each is counted once, into its finest cell, and the coarser ones are sums of those.
    private static CountedJudgements Summed(Dictionary<JudgementCell, int[]> finest, int wholeDomain)
    {
        var counted = new CountedJudgements([], []);
        foreach (var (cell, sums) in finest)
        {
            var domain = cell with { Question = 0 };
            Add(counted.Domains, domain, sums);
            Add(counted.Domains, domain with { Service = 0 }, sums);
            if (cell.Question == wholeDomain)
                continue;
            Add(counted.Questions, cell, sums);
            Add(counted.Questions, cell with { Service = 0 }, sums);
        }

        return counted;
    }

    private static HashSet<int> Ids(SqliteConnection connection, string dimension) => [.. connection.Rows($"SELECT id FROM {dimension}", r => r.GetInt32(0))];

    // 0: not applicable.
    private static bool IsGrade(Grade?[] grades, int id) => id == 0 || (id < grades.Length && grades[id] is not null);

    private static int[] Places(Grade grade) => [.. Enumerable.Range(0, JudgementCounts.All.Count).Where(at => JudgementCounts.All[at].IsCounted(grade))];

    private static void Add(Dictionary<JudgementCell, int[]> cells, JudgementCell cell, int[] counts)
    {
        var sums = Of(cells, cell);
        for (var at = 0; at < sums.Length; at++)
            sums[at] += counts[at];
    }

    private static int[] Of(Dictionary<JudgementCell, int[]> cells, JudgementCell cell)
    {
        if (!cells.TryGetValue(cell, out var sums))
            cells[cell] = sums = new int[JudgementCounts.All.Count];
        return sums;
    }
}
