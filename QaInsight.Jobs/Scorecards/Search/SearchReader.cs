using QaInsight.Measures;
using QaInsight.Scorecards.Pages;
using QaInsight.Warehouse;

namespace QaInsight.Scorecards.Search;

/// <summary>Finds a team, a person, an audit, a child or a measure by its name or id, always within a scope.</summary>
public sealed class SearchReader(PublishedBuild build, BuildContext context, Scope scope, Catalogue catalogue)
{
    private const int MostHits = 20;
    private const int LongestName = 100;

    private readonly SearchedRows rows = new(build.Connection, context, scope, MostHits + 1);

    public SearchResults Find(string? text)
    {
        var asked = (text ?? "").Trim();
        if (asked.Length > LongestName)
            asked = asked[..LongestName];
        if (asked.Length == 0)
            return new SearchResults("", []);
        var audits = scope.May(Detail.ChildrensRows) ? rows.Audits(asked).ToList() : [];
        return new SearchResults(
            asked,
            [
                .. Group("Teams", Teams(asked)),
                .. Group("Services", Named(asked, Seen.Select(t => t.Service).Distinct(StringComparer.OrdinalIgnoreCase).Select(s => (s, (string?)null, new PageAddress("teams") { Service = s })))),
                .. scope.May(Detail.ChildrensRows | Detail.Practitioners) ? Group("Practitioners", rows.Practitioners(asked)) : [],
                .. scope.May(Detail.ChildrensRows | Detail.Auditors) ? Group("Auditors and moderators", rows.Auditors(asked)) : [],
                .. Group("Audits", audits),
                .. scope.May(Detail.ChildrensRows) ? Group("Audits of a child", rows.AuditsOfChildren(asked)) : [],
                .. Group("Measures", Named(asked, catalogue.All.Select(m => (m.Name, (string?)m.Definition, new PageAddress("measure") { Of = m.Key })))),
                .. Group("Practice domains", Named(asked, context.Domains.Select(d => (d.Label, (string?)null, new PageAddress("domain") { Domain = d.Name })))),
                .. Group("Legal statuses", Named(asked, context.LegalStatuses.Select(s => (s.Label, s.Label == s.Name ? null : (string?)s.Name, new PageAddress("status") { LegalStatus = s.Name })))),
            ])
        {
            Exact = (audits.Find(a => Is(a.Label, asked)) ?? Teams(asked).FirstOrDefault(t => Is(t.Label, asked)))?.Place,
        };
    }

    private IEnumerable<Team> Seen => context.Teams.All.Where(scope.Sees);

    private static bool Is(string name, string asked) => name.Equals(asked, StringComparison.OrdinalIgnoreCase);

    // A team that was renamed is found by its earlier name too.
    private IEnumerable<SearchHit> Teams(string asked) => Named(asked, Seen.Select(t => (t.Name, (string?)t.Service, Place(t)))
        .Concat(context.Teams.EarlierNames.Where(e => scope.Sees(e.Value)).Select(e => (e.Key, (string?)$"now {e.Value.Name}, {e.Value.Service}", Place(e.Value)))));

    private static PageAddress Place(Team team) => new("team") { Team = team.Name };

    private static IEnumerable<SearchGroup> Group(string name, IEnumerable<SearchHit> hits)
    {
        var found = hits.Take(MostHits + 1).ToList();
        if (found.Count > 0)
            yield return new SearchGroup(name, [.. found.Take(MostHits)], found.Count > MostHits);
    }

    // The whole name first, then names that begin with it, then names with a word that does, then the others.
    private static IEnumerable<SearchHit> Named(string asked, IEnumerable<(string Name, string? Note, PageAddress Place)> names) =>
        from one in names
        let at = one.Name.IndexOf(asked, StringComparison.OrdinalIgnoreCase)
        where at >= 0 || (one.Note?.Equals(asked, StringComparison.OrdinalIgnoreCase) ?? false)
        orderby Is(one.Name, asked) ? 0 : at == 0 ? 1 : one.Name.Contains(' ' + asked, StringComparison.OrdinalIgnoreCase) ? 2 : 3, one.Name
        select new SearchHit(one.Name, one.Note, one.Place);
}
