using QaInsight.Measures;

namespace QaInsight.Scorecards.Pages;

/// <summary>
/// A page and its filters in the words of its address: what is asked for, and where a figure, a name or a mark leads. What is
/// null takes its default.
/// </summary>
/// <param name="Page">The page's word: <c>teams</c>, <c>rows</c>; <c>board</c> is the first page.</param>
public sealed record PageAddress(string Page)
{
    /// <summary>As the command line writes it.</summary>
    public string? Period { get; init; }

    /// <summary>A programme's name, or <c>all</c>.</summary>
    public string? Programme { get; init; }

    public string? Service { get; init; }

    public string? Team { get; init; }

    public string? LegalStatus { get; init; }

    public string? Domain { get; init; }

    public string? AuditType { get; init; }

    public string? AsOf { get; init; }

    /// <summary>What the page is of: an audit's id, a measure's key, a list's word, what was searched for.</summary>
    public string? Of { get; init; }

    /// <summary>Which rows behind a measure: <c>denominator</c> or <c>missed</c>; null for those of the numerator.</summary>
    public string? Part { get; init; }

    /// <summary>Whose rows are meant: an owner's of actions, an auditor's, a practitioner's.</summary>
    public string? Person { get; init; }

    /// <summary>The same filters on another page.</summary>
    public PageAddress To(string page) => this with { Page = page, Of = null, Part = null, Person = null };

    /// <summary>The rows behind a measure's figure, or those of a list.</summary>
    public PageAddress ToRows(string of, string? part = null) => To("rows") with { Of = of, Part = part == "numerator" ? null : part };

    /// <summary>The rows behind what a figure counts; null where it counts none.</summary>
    public PageAddress? ToRows(string measure, Figure? figure) => figure?.Numerator is > 0 ? ToRows(measure, "numerator") : null;

    public PageAddress ToMeasure(string measure) => To("measure") with { Of = measure };

    public PageAddress ToAudit(string id) => To("audit") with { Of = id };

    /// <summary>As the site writes it: <c>teams?period=2026-08&amp;service=Care%20Leavers</c>.</summary>
    public override string ToString()
    {
        var words = PageFilter.All.Where(f => !string.IsNullOrEmpty(f.Read(this))).Select(f => $"{f.Word}={Uri.EscapeDataString(f.Read(this)!)}").ToList();
        return words.Count == 0 ? Page : $"{Page}?{string.Join('&', words)}";
    }

    /// <param name="word">Gives an address's value of a filter's word, or null.</param>
    public static PageAddress Read(string page, Func<string, string?> word) =>
        PageFilter.All.Aggregate(new PageAddress(page), (address, filter) => word(filter.Word) is { Length: > 0 } value ? filter.Write(address, value) : address);
}

/// <summary>A filter of an address, once: its word, and how it is read and written.</summary>
public sealed record PageFilter(string Word, Func<PageAddress, string?> Read, Func<PageAddress, string?, PageAddress> Write)
{
    public static readonly PageFilter Period = new("period", a => a.Period, (a, v) => a with { Period = v });
    public static readonly PageFilter Programme = new("programme", a => a.Programme, (a, v) => a with { Programme = v });
    public static readonly PageFilter Service = new("service", a => a.Service, (a, v) => a with { Service = v });
    public static readonly PageFilter Team = new("team", a => a.Team, (a, v) => a with { Team = v });
    public static readonly PageFilter LegalStatus = new("legalStatus", a => a.LegalStatus, (a, v) => a with { LegalStatus = v });
    public static readonly PageFilter Domain = new("domain", a => a.Domain, (a, v) => a with { Domain = v });
    public static readonly PageFilter AuditType = new("auditType", a => a.AuditType, (a, v) => a with { AuditType = v });
    public static readonly PageFilter AsOf = new("asOf", a => a.AsOf, (a, v) => a with { AsOf = v });
    public static readonly PageFilter Of = new("of", a => a.Of, (a, v) => a with { Of = v });
    public static readonly PageFilter Part = new("part", a => a.Part, (a, v) => a with { Part = v });
    public static readonly PageFilter Person = new("person", a => a.Person, (a, v) => a with { Person = v });

    /// <summary>In the order in which an address writes them.</summary>
    public static readonly IReadOnlyList<PageFilter> All = [Of, Part, Person, Period, Programme, Service, Team, LegalStatus, Domain, AuditType, AsOf];
}
