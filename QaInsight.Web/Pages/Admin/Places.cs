using QaInsight.Scorecards;
using QaInsight.Web.Setup;

namespace QaInsight.Web.Pages.Admin;

/// <summary>A service and its teams, as a person's scope is chosen from them.</summary>
public sealed record ServicePlaces(string Service, IReadOnlyList<string> Teams);

/// <summary>What there is to see: names of services and teams, and no figure.</summary>
public sealed class Places(LiveFigures live)
{
    public IReadOnlyList<ServicePlaces> All()
    {
        if (live.Folder.LiveId is null)
            return [];
        using var build = live.Folder.OpenLive();
        return
        [
            .. live.ContextOf(build).Teams.All.GroupBy(t => t.Service, StringComparer.OrdinalIgnoreCase).OrderBy(s => s.Key, StringComparer.OrdinalIgnoreCase)
                .Select(s => new ServicePlaces(s.Key, [.. s.Select(t => t.Name).Order(StringComparer.OrdinalIgnoreCase)])),
        ];
    }
}
