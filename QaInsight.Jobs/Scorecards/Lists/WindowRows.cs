using Microsoft.Data.Sqlite;
using QaInsight.Warehouse;

namespace QaInsight.Scorecards.Lists;

/// <summary>Teams and practitioners as rows of a list.</summary>
internal sealed class WindowRows(SqliteConnection connection, BuildContext context, RowsWanted wanted)
{
    /// <summary>By name, with those who answer for them.</summary>
    /// <param name="counts">For each of the counted columns, what was counted.</param>
    public RowTable Teams<T>(IReadOnlyCollection<T> rows, IReadOnlyList<string> counted, Func<T, IReadOnlyList<int>> counts, Func<T, Team> teamOf)
    {
        var shown = rows.OrderBy(r => teamOf(r).Name, StringComparer.OrdinalIgnoreCase).Take(wanted.Most ?? int.MaxValue).ToList();
        return new RowTable(
            ["team", "service", "head_of_service", "service_manager", "team_manager", .. counted],
            [
                .. from row in shown
                   let team = teamOf(row)
                   let who = context.Managers[team.Id]
                   select (object?[])[team.Name, team.Service, who.HeadOfService, who.ServiceManager, who.TeamManager, .. counts(row).Select(c => (object)c)],
            ])
        {
            Of = "teams",
            Found = rows.Count,
        };
    }

    /// <summary>Those last who were not looked at for longest.</summary>
    public RowTable Practitioners(IReadOnlyCollection<KeyValuePair<int, PractitionerSeen>> people)
    {
        var shown = people.OrderByDescending(p => p.Value.LastCompleted?.Number ?? 0).ThenByDescending(p => p.Value.Last!.Value.Number).ThenBy(p => p.Key).Take(wanted.Most ?? int.MaxValue).ToList();
        var names = connection.Rows(
            "SELECT p.id, p.name FROM json_each($ids) w JOIN dim_person p ON p.id = w.value", r => (Id: r.GetInt32(0), Name: r.GetString(1)),
            ("$ids", System.Text.Json.JsonSerializer.Serialize(shown.Select(p => p.Key)))).ToDictionary(p => p.Id, p => p.Name);
        return new RowTable(
            ["practitioner", "team", "last_seen", "last_audited"],
            [.. shown.Select(p => (object?[])[names[p.Key], p.Value.Team!.Name, p.Value.Last.ToString(), p.Value.LastCompleted?.ToString()])])
        {
            Of = "practitioners",
            Found = people.Count,
        };
    }
}
