using QaInsight.Measures;
using QaInsight.Scorecards.Board;
using QaInsight.Scorecards.Pages;

namespace QaInsight.Scorecards.Outside;

/// <summary>
/// A page as it may be shared outside: tables made from shared figures and from nothing else, so that whatever a page comes to show
/// inside is not shared unless it is named here.
/// </summary>
public static class OutsidePage
{
    private static readonly Part Grades = new(By.Board, "authority", "Grades, the authority", [MeasureGroup.Grades]);
    private static readonly Part ByStatus = new(By.LegalStatus, "legal-status", "Grades by legal status", [MeasureGroup.Grades]);
    private static readonly Part ByDomain = new(By.Domain, "domains", "Grades by practice domain", [MeasureGroup.Grades]);

    private static readonly Dictionary<string, IReadOnlyList<Part>> Parts = new()
    {
        [BoardPage.Word] = [new(By.Board, "authority", "The authority", null), ByStatus, ByDomain],
        ["teams"] = [Grades, new(By.Service, "services", "Grades by service", [MeasureGroup.Grades])],
        ["legal-status"] = [Grades, ByStatus, new(By.LegalStatus, "activity", "What came back, by legal status", [MeasureGroup.Activity])],
        ["domains"] = [ByDomain],
        ["auditing"] =
        [
            new(By.Board, "authority", "The authority", [MeasureGroup.Activity, MeasureGroup.Moderation, MeasureGroup.Voices]),
            .. Cut(MeasureGroup.Activity, "activity"), .. Cut(MeasureGroup.Moderation, "moderation"), .. Cut(MeasureGroup.Voices, "voices"),
        ],
        ["actions"] = [new(By.Board, "authority", "The authority", [MeasureGroup.Actions]), .. Cut(MeasureGroup.Actions, "services")],
        ["concerns"] = [new(By.Board, "authority", "The authority", [MeasureGroup.Concerns]), .. Cut(MeasureGroup.Concerns, "services")],
    };

    public static bool CanShare(PageKind kind) => Parts.ContainsKey(kind.Word);

    /// <summary>The shared export that stands beside a page: of the last whole quarter; null where there is none, or not for its reader.</summary>
    public static PageAddress? Beside(PageHead head, PageKind kind, Scope scope) =>
        !CanShare(kind) || !OutsideRequest.MayShare(scope, head.Request.Programme) ? null
        : new PageAddress(kind.Word) { Period = OutsideRequest.LastQuarter(head.Request.Period, head.Request.AsOf).ToString(), Programme = head.Address.Programme };

    /// <param name="source">Of the address that was asked for, within the scope of whoever asks.</param>
    /// <exception cref="ArgumentException">It may not be shared; the message says why, in plain words.</exception>
    public static ScorecardPage Make(PageKind kind, PageSource source, Sharing sharing, DateOnly today)
    {
        if (!CanShare(kind))
            throw new ArgumentException($"'{kind.Name}' is not shared outside the authority: it may say who somebody is. {string.Join(", ", PageKind.All.Prepend(PageKind.Board).Where(CanShare).Select(k => $"'{k.Name}'"))} are.");
        if (PageFilter.All.Any(f => f != PageFilter.Period && f != PageFilter.Programme && f.Read(source.Address) is { Length: > 0 }))
            throw new ArgumentException(OutsideRequest.NoFilter);
        var shared = new OutsideReader(source.Build, source.Context, source.Scope, source.Catalogue, source.Figures, sharing, today).Read(source.Request);
        var body = new PageBody($"{kind.Name} (for sharing outside)", [.. Parts[kind.Word].Select(p => new Section(p.Key, null, [Block(source, shared, p)]))]);
        var head = new PageHead(source.Address, shared.Card(By.Board).Request, PartReturned: false, [], source.Context.Freshness with { SetAsideRows = 0, SetAsideFiles = 0 }, null, null) { Sharing = sharing.Rules.Mark };
        return new ScorecardPage(kind, head, body);
    }

    private static Part[] Cut(MeasureGroup group, string key) => [new(By.Service, key, $"{group.Name.Split(',')[0]}, by service", [group])];

    // The authority's measures are a row each; what stands side by side has a column a measure.
    private static Block Block(PageSource source, SharedFigures shared, Part part)
    {
        var card = shared.Card(part.By);
        var measures = source.Catalogue.All.Where(m => card.Total[m.Key] is not null && part.Groups?.Contains(m.Group) != false).ToList();
        return new Block(part.Key, part.Title, part.By == By.Board
            ? new Table([Column.Text("measure", "Measure"), Column.Figure("figure", "Figure")], [.. measures.Select(m => Row.Of(Cell.Of(m.Name, source.Address.ToMeasure(m.Key)), Shown(card.Total, m)))])
            : new Table(
                [Column.Text("key", part.Of), .. measures.Select(m => source.Column(m.Key))],
                [.. card.Rows.Select(r => Line(r, measures)), Line(card.Total, measures) with { IsTotal = true }]));
    }

    private static Row Line(ScorecardRow row, List<Measure> measures) => Row.Of([Cell.Of(row.Label), .. measures.Select(m => Shown(row, m))]);

    private static Cell Shown(ScorecardRow row, Measure measure) => Cell.Of(row[measure.Key], measure.Unit);

    /// <param name="Groups">Null for all that are shared.</param>
    private sealed record Part(By By, string Key, string Title, IReadOnlyList<MeasureGroup>? Groups)
    {
        public string Of => By switch { By.Service => "Service", By.LegalStatus => "Legal status", _ => "Practice domain" };
    }
}
