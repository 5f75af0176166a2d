using System.Globalization;
using Microsoft.Data.Sqlite;
using QaInsight.Measures.Cells;
using QaInsight.Measures.Counts;
using QaInsight.Warehouse;

namespace QaInsight.Scorecards;

/// <summary>Sums grades of practice domains: from cells by service, else from the judgements themselves.</summary>
internal sealed class JudgementSums(SqliteConnection connection, Selection selection)
{
    private By By => selection.Request.By;

    private bool HasCells => selection.IsWholeServices && !selection.IsOfSomeAudits && By is By.Board or By.Month or By.Quarter or By.Service or By.Domain or By.Programme;

    public static int Place(JudgementCount count) => JudgementCounts.All.ToList().IndexOf(count);

    public RowSums Read(Month from, Month to)
    {
        var rows = new RowSums(JudgementCounts.All.Count);
        Read(from, to, _ => rows);
        return rows;
    }

    /// <summary>The rows of each practice domain apart, by the domain's id.</summary>
    public IReadOnlyDictionary<int, RowSums> ReadEachDomain(Month from, Month to)
    {
        var domains = new Dictionary<int, RowSums>();
        Read(from, to, domain =>
        {
            if (!domains.TryGetValue(domain, out var rows))
                domains[domain] = rows = new RowSums(JudgementCounts.All.Count);
            return rows;
        });
        return domains;
    }

    private void Read(Month from, Month to, Func<int, RowSums> ofDomain)
    {
        if (HasCells)
            FromCells(from, to, ofDomain);
        else
            FromFacts(from, to, ofDomain);
    }

    private void FromCells(Month from, Month to, Func<int, RowSums> ofDomain)
    {
        var row = By switch
        {
            By.Service => "service_ref",
            By.Domain => "domain_ref",
            By.Programme => "programme_ref",
            _ => RowIds.Total.ToString(CultureInfo.InvariantCulture),
        };
        var where = $"month BETWEEN {from.Number} AND {to.Number}"
            + (By == By.Service || !selection.IsEveryTeam ? $" AND service_ref IN ({string.Join(",", selection.Services)})" : " AND service_ref = 0")
            + (selection.ProgrammeId is { } programme ? $" AND programme_ref = {programme}" : "")
            + (selection.DomainId is { } domain ? $" AND domain_ref = {domain}" : "");
        using var cells = new Statement(connection, $"SELECT {row}, month, domain_ref, {CellTable.Judgements.Columns} FROM {CellTable.Judgements.Name} WHERE {where}");
        while (cells.Step())
        {
            var (rows, month) = (ofDomain(cells.Number(2)), new Month(cells.Number(1)));
            for (var at = 0; at < JudgementCounts.All.Count; at++)
            {
                rows[RowIds.Total][month][at] += cells.Number(3 + at);
                if (cells.Number(0) != RowIds.Total)
                    rows[cells.Number(0)][month][at] += cells.Number(3 + at);
            }
        }
    }

    /// <summary>The judgements that are counted, one by one.</summary>
    /// <param name="rest">SQL over <c>a</c> and <c>j</c> that narrows or orders them.</param>
    public IEnumerable<CountedJudgement> Facts(Month from, Month to, string rest = "")
    {
        var where = $"a.audit_month BETWEEN {from.Number} AND {to.Number} AND a.return_status = 'completed' AND j.grade_ref IS NOT NULL AND {selection.AuditFacts}"
            + (selection.DomainId is { } domain ? $" AND j.domain_ref = {domain}" : "");
        using var facts = new Statement(
            connection,
            $"""
            SELECT a.audit_month, j.grade_ref, a.team_ref, a.legal_status_ref, a.programme_ref, a.auditor_ref, j.domain_ref, j.audit_ref, j.question_ref
            FROM fct_audit a JOIN fct_judgement j ON j.audit_ref = a.id WHERE {where}{rest}
            """);
        while (facts.Step())
        {
            yield return new CountedJudgement(
                new Month(facts.Number(0)), selection.Context.Grades[facts.Number(1)]!, selection.Context.Teams[facts.Number(2)], facts.Number(3), facts.Number(4), facts.Number(5), facts.Number(6), facts.Number(7),
                facts.Number(8));
        }
    }

    private void FromFacts(Month from, Month to, Func<int, RowSums> ofDomain)
    {
        foreach (var judgement in Facts(from, to))
        {
            var rows = ofDomain(judgement.DomainId);
            var row = By switch
            {
                By.Service => judgement.Team.ServiceId,
                By.Team => judgement.Team.Id,
                By.LegalStatus => judgement.LegalStatusId,
                By.Programme => judgement.ProgrammeId,
                By.Auditor => judgement.AuditorId,
                By.Domain => judgement.DomainId,
                _ => RowIds.Total,
            };
            for (var at = 0; at < JudgementCounts.All.Count; at++)
            {
                if (!JudgementCounts.All[at].IsCounted(judgement.Grade))
                    continue;
                rows[RowIds.Total][judgement.Month][at]++;
                if (row != RowIds.Total)
                    rows[row][judgement.Month][at]++;
            }
        }
    }
}

/// <summary>A judgement as measures see it, with the audit that it is of. An audit without an auditor has 0.</summary>
internal readonly record struct CountedJudgement(
    Month Month, Grade Grade, Team Team, int LegalStatusId, int ProgrammeId, int AuditorId, int DomainId, int AuditId, int QuestionId);
