using QaInsight.Warehouse;

namespace QaInsight.Scorecards.Pages.Commentary;

/// <summary>What has been written about figures of a page's programme, of months that end as the page's do, within its reader's scope.</summary>
/// <param name="All">Oldest first.</param>
/// <param name="Names">Of the measures that they are about.</param>
/// <param name="Own">The one service or team that the reader sees, where the page asks for none: its figures are then the page's.</param>
public sealed record PageRemarks(IReadOnlyList<Remark> All, IReadOnlyDictionary<string, string> Names, Period Period, string Programme, (string? Service, string? Team) Own)
{
    public static readonly PageRemarks None = new([], new Dictionary<string, string>(), new Period(default, default), "", default);

    internal static PageRemarks Of(PageSource source)
    {
        var (context, scope, request) = (source.Context, source.Scope, source.Request);
        var all = Seen.Of(context, scope, source.Set.Remarks.Where(r => r.On.Period.To == source.Period.To && IsOf(r, request.Programme) && (r.On.Measure is null || source.Catalogue.Has(r.On.Measure)))).OrderBy(r => r.Version).ToList();
        var names = all.Select(r => r.On.Measure).OfType<string>().Distinct().ToDictionary(m => m, m => source.Catalogue[m].Name);
        return new PageRemarks(all, names, source.Period, request.Programme, all.Count == 0 || scope.SeesAll ? default : OwnOf(source));
    }

    /// <summary>Every remark on a measure in that programme that the reader may see, newest months first.</summary>
    internal static IReadOnlyList<Remark> OnMeasure(PageSource source, string measure) =>
    [
        .. Seen.Of(source.Context, source.Scope, source.Set.Remarks.Where(r => r.On.Measure == measure && IsOf(r, source.Request.Programme)))
            .OrderByDescending(r => r.On.Period.To).ThenByDescending(r => r.On.Period.From).ThenBy(r => r.On.Team is not null).ThenBy(r => r.On.Service is not null).ThenBy(r => r.On.Whose, StringComparer.OrdinalIgnoreCase),
    ];

    /// <summary>What has been written about the figure of a place.</summary>
    /// <param name="measure">Null: about the board as a whole.</param>
    public IEnumerable<Remark> On(string? measure, PageAddress place)
    {
        if (All.Count == 0 || place.LegalStatus is not null || place.Domain is not null || place.AuditType is not null || place.IsNarrowed
            || !Is(place.Programme ?? TeamDirectory.MainProgramme, Programme) || (place.Period is null ? Period : Period.Parse(place.Period)) is not { } period)
        {
            return [];
        }

        var (service, team) = place.Team is not null ? (null, place.Team) : (place.Service, (string?)null);
        var own = service is null && team is null ? Own : default;
        return All.Where(r => r.On.Measure == measure && r.On.Period == period
            && ((Is(r.On.Service, service) && Is(r.On.Team, team)) || (own != default && Is(r.On.Service, own.Service) && Is(r.On.Team, own.Team))));
    }

    private static (string? Service, string? Team) OwnOf(PageSource source) => source.Request.Service is not null || source.Request.Team is not null ? default
        : source.Selection.Teams is [var team] ? (null, team.Name)
        : source.Selection.Services.Count == 1 ? (Seen.Whole(source.Context, source.Scope, source.Selection.Teams[0].Service), null)
        : default;

    private static bool IsOf(Remark remark, string programme) => Is(remark.On.Programme, programme);

    private static bool Is(string? one, string? other) => string.Equals(one, other, StringComparison.OrdinalIgnoreCase);
}
