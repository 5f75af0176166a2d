using QaInsight.Scorecards.Board;

namespace QaInsight.Scorecards.Pages;

/// <summary>A page that can be asked for: adding one here gives it its address, its files and its place in the navigation.</summary>
/// <param name="Word">As addresses spell it.</param>
/// <param name="Name">As the navigation says it.</param>
/// <param name="InNavigation">Whether it stands beside the board; the others are reached from figures and names.</param>
public sealed record PageKind(string Word, string Name, Func<PageSource, PageBody> Make, bool InNavigation = true)
{
    // What is counted by practice domain stands on other pages: here it would narrow nothing.
    private static readonly IReadOnlyList<PageFilter> WithoutDomain = [.. PageFilter.OfFigures.Where(f => f != PageFilter.Domain)];

    /// <summary>The site's first page, which the others stand below.</summary>
    public static readonly PageKind Board = new(BoardPage.Word, "Board", BoardPage.Make) { MoreFilters = [], Uses = BoardPage.Filters };

    public static readonly IReadOnlyList<PageKind> All =
    [
        new("teams", "Teams", Teams.TeamsPage.Make) { MoreFilters = [PageFilter.LegalStatus, PageFilter.AuditType] },
        new("team", "Team", Teams.TeamPage.Make, InNavigation: false),
        new("practitioner", "Practitioner", Practitioners.PractitionerPage.Make, InNavigation: false) { MoreFilters = [], Uses = [PageFilter.Person, .. WithoutDomain], IsOf = PageFilter.Person, IsOfOneRecord = true },
        new("legal-status", "Legal status", LegalStatus.LegalStatusPage.Make) { MoreFilters = [PageFilter.Team] },
        new("status", "Legal status", LegalStatus.StatusPage.Make, InNavigation: false) { MoreFilters = [PageFilter.Team, PageFilter.LegalStatus] },
        new("domains", "Practice domains", Domains.DomainsPage.Make) { MoreFilters = [PageFilter.Team], Uses = WithoutDomain },
        new("domain", "Practice domain", Domains.DomainPage.Make, InNavigation: false) { MoreFilters = [PageFilter.Team, PageFilter.Domain] },
        new("auditing", "Auditing", Auditing.AuditingPage.Make) { Uses = WithoutDomain },
        new("actions", "Actions", Actions.ActionsPage.Make) { Uses = [PageFilter.Person, .. WithoutDomain] },
        new("concerns", "Concerns", Concerns.ConcernsPage.Make) { Uses = WithoutDomain },
        new("performance", "Performance", Performance.PerformancePage.Make) { MoreFilters = [PageFilter.Team, PageFilter.LegalStatus], Uses = WithoutDomain },
        new("changes", "What changed", Changes.ChangesPage.Make) { MoreFilters = [PageFilter.Team] },
        new("measures", "Measures", Definitions.MeasuresPage.Make) { MoreFilters = [PageFilter.Team, PageFilter.LegalStatus, PageFilter.Domain, PageFilter.AuditType] },
        new("measure", "Measure", Definitions.MeasurePage.Make, InNavigation: false) { MoreFilters = [PageFilter.Team, PageFilter.LegalStatus, PageFilter.Domain, PageFilter.AuditType], Uses = [PageFilter.Of, .. PageFilter.OfFigures] },
        new("rows", "Rows", Rows.RowsPage.Make, InNavigation: false) { MoreFilters = [PageFilter.Team, PageFilter.LegalStatus, PageFilter.Domain, PageFilter.AuditType], Uses = PageFilter.All },
        new("audit", "Audit", OneAudit.AuditPage.Make, InNavigation: false) { IsOfPeriod = false, IsOfOneRecord = true, Uses = [PageFilter.Of, .. PageFilter.OfFigures] },
    ];

    /// <summary>Filters that it offers beside period, programme and service.</summary>
    public IReadOnlyList<PageFilter> MoreFilters { get; init; } = [PageFilter.Team, PageFilter.LegalStatus, PageFilter.AuditType];

    /// <summary>Every filter that its figures hang on, whether it offers a choice or not; any other is dropped from its address.</summary>
    public IReadOnlyList<PageFilter> Uses { get; init; } = PageFilter.OfFigures;

    /// <summary>A filter that says whom the page is of, so that it cannot be without it.</summary>
    public PageFilter? IsOf { get; init; }

    /// <summary>Whether it shows figures of a period, which can be chosen; an audit's page, say, does not.</summary>
    public bool IsOfPeriod { get; init; } = true;

    /// <summary>Whether it is of one practitioner's work or one child's audit, whatever its tables hold.</summary>
    public bool IsOfOneRecord { get; init; }

    /// <summary>The address without what the page makes nothing of.</summary>
    public PageAddress Kept(PageAddress address) => PageFilter.All.Except(Uses).Aggregate(address, (kept, filter) => filter.Write(kept, null));

    /// <summary>Null where there is no such page.</summary>
    public static PageKind? Find(string word) => All.Prepend(Board).FirstOrDefault(k => k.Word.Equals(word, StringComparison.OrdinalIgnoreCase));
}
