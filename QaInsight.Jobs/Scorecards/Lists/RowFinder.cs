using Microsoft.Data.Sqlite;
using QaInsight.Measures.Cells;
using QaInsight.Measures.Counts;
using QaInsight.Warehouse;

namespace QaInsight.Scorecards.Lists;

/// <summary>
/// Finds rows by the tests that count them. They are looked through in the order in which they are shown, and no further than
/// enough of them are found.
/// </summary>
internal sealed class RowFinder(SqliteConnection connection, Selection selection, RowsWanted wanted)
{
    private readonly NarrowedRows narrowed = new(connection, selection, wanted.To);

    public List<FoundRow> Audits(Period months, Func<CountedAudit, int, bool> isWanted, string also = "1") => Enough(
        new AuditSums(connection, selection).InOrder(months.From, months.To, $"{also} AND {narrowed.Audits}", RowView.Audits.Order("a")),
        a => isWanted(a, selection.Day) && narrowed.Has(a),
        a => new FoundRow(a.Id) { FinalGrade = a.FinalGrade?.Name });

    public List<FoundRow> Judgements(Period months, Func<Grade, bool> isWanted) => Enough(
        new JudgementSums(connection, selection).Facts(months.From, months.To, $" AND {narrowed.Judgements} ORDER BY {RowView.Audits.Order("a")}, j.domain_ref, j.question_ref"),
        j => isWanted(j.Grade) && narrowed.Has(j.Grade),
        j => new FoundRow(j.AuditId, j.DomainId, j.QuestionId));

    /// <param name="from">Null: whenever raised.</param>
    public List<FoundRow> Actions(Month? from, Month to, Func<CountedAction, bool> isWanted) => Enough(
        new FollowUpReader(connection).Actions(Within(RowView.Actions, "raised_on", from, to, $"{narrowed.Actions} AND {selection.FewFollowUpFacts}")),
        a => Has(a.TeamRef) && isWanted(a.Action) && narrowed.Has(a.Action),
        a => new FoundRow(a.Id));

    /// <summary>The newest action of each child that has one raised by the end of the month and not completed.</summary>
    public List<FoundRow> ChildrenOutstanding(Month to)
    {
        var children = new HashSet<string>(StringComparer.Ordinal);
        return Enough(
            new FollowUpReader(connection).Outstanding(selection.Day, Within(RowView.Actions, "raised_on", null, to, $"{narrowed.Actions} AND {selection.FewFollowUpFacts}")),
            a => Has(a.TeamRef) && children.Add(a.Child),
            a => new FoundRow(a.Id));
    }

    /// <param name="months">Null: whenever opened.</param>
    public List<FoundRow> Concerns(Period? months, Func<CountedConcern, bool> isWanted) => Enough(
        new FollowUpReader(connection).Concerns(Within(RowView.Concerns, "opened_on", months?.From, months?.To, $"{narrowed.Concerns} AND {selection.FewFollowUpFacts}")),
        c => Has(c.TeamRef) && isWanted(c.Concern),
        c => new FoundRow(c.Id));

    /// <summary>None where audits are narrowed by what an escalation, which names no audit, does not know.</summary>
    public List<FoundRow> Escalations(Period months, Func<CountedEscalation, bool> isWanted) => selection.IsOfSomeAudits ? [] : Enough(
        new FollowUpReader(connection).Escalations(Within(RowView.Escalations, "raised_on", months.From, months.To, narrowed.Escalations)),
        e => Has(e.TeamRef) && isWanted(e.Escalation),
        e => new FoundRow(e.Id));

    private string Within(RowView view, string day, Month? from, Month? to, string also) =>
        $"{(from is { } first ? $"f.{day} >= {first.FirstDay.ToNumber()} AND " : "")}{(to is { } last ? $"f.{day} <= {last.LastDay.ToNumber()} AND " : "")}{selection.OfTeams("f")} AND {also} ORDER BY {view.Order("f")}";

    private bool Has(int teamRef) => selection.HasWithProgramme(selection.Context.Teams[teamRef]);

    private List<FoundRow> Enough<T>(IEnumerable<T> newestFirst, Func<T, bool> isWanted, Func<T, FoundRow> found)
    {
        var rows = new List<FoundRow>();
        foreach (var row in newestFirst)
        {
            // Of narrowed rows nothing but the search says how many there are.
            if (wanted.To.IsNone && rows.Count >= wanted.Most)
                break;
            if (isWanted(row))
                rows.Add(found(row));
        }

        return rows;
    }
}
