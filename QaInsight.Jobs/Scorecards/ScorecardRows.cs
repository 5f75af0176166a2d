using Microsoft.Data.Sqlite;
using QaInsight.Warehouse;

namespace QaInsight.Scorecards;

/// <summary>Which rows a scorecard has: what was found in the period, and teams that were to be found.</summary>
internal sealed class ScorecardRows(SqliteConnection connection, Selection selection, ScorecardReader.Counted counted)
{
    private Period Period => selection.Request.Period;

    public IEnumerable<(int Id, string Key, string Label)> All => selection.Request.By switch
    {
        By.Service => selection.Teams.Where(IsShown).GroupBy(t => t.ServiceId).Select(g => (g.Key, g.First().Service, g.First().Service)).OrderBy(r => r.Item2, StringComparer.OrdinalIgnoreCase),
        By.Team => selection.Teams.Where(IsShown).Select(t => (t.Id, t.Name, t.Name)).OrderBy(r => r.Item2, StringComparer.OrdinalIgnoreCase),
        By.LegalStatus => selection.Context.LegalStatuses.Where(s => counted.Audits.Find(s.Id) is not null).Select(s => (s.Id, s.Name, s.Label)),
        By.Domain => selection.Context.Domains.Where(d => counted.Judgements?.Find(d.Id) is not null).Select(d => (d.Id, d.Name, d.Label)),
        By.Programme => Programmes().OrderBy(r => r.Item2, StringComparer.OrdinalIgnoreCase),
        By.Auditor => Auditors(),
        _ => [],
    };

    private bool WasAllocated(int row) => counted.Audits.Find(row)?.Sum(0, Period.From, Period.To) > 0;

    // Teams without audits stand beside the others: that they were not audited is what has to be seen.
    private bool IsShown(Team team)
    {
        var row = selection.Request.By == By.Service ? team.ServiceId : team.Id;
        return selection.HasWithProgramme(team)
            ? team.IsActive(Period.FirstDay.ToNumber(), Period.LastDay.ToNumber()) || counted.Audits.Find(row) is not null || counted.FollowUp?.Actions.Find(row) is not null || counted.FollowUp?.Concerns.Find(row) is not null
            : counted.Audits.Find(row) is not null;
    }

    private IEnumerable<(int Id, string Key, string Label)> Programmes() => selection.Context.Programmes.Where(p => counted.Audits.Find(p.Id) is not null).Select(p => p.Name)
        .Concat(selection.Teams.Where(selection.HasWithProgramme).Select(t => t.Programme))
        .Distinct(StringComparer.OrdinalIgnoreCase).Select(p => (selection.Context.ProgrammeRow(p), p, p));

    private IEnumerable<(int Id, string Key, string Label)> Auditors()
    {
        var ids = counted.Audits.Rows.Where(r => r != RowIds.Total && WasAllocated(r)).ToList();
        var names = PersonNames.Of(connection, ids);
        return ids.Select(id => names.TryGetValue(id, out var name) ? (id, name, name) : (id, "", "Not recorded")).OrderBy(r => r.Item2, StringComparer.OrdinalIgnoreCase);
    }
}
