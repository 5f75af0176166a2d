using System.Text;
using QaInsight.Measures;

namespace QaInsight.Scorecards.Pages;

/// <summary>
/// A page and its filters in the words of its address: what is asked for, and where a figure, a name or a mark leads. What is
/// null takes its default.
/// </summary>
/// <param name="Page">The page's word: <c>teams</c>, <c>rows</c>; <c>board</c> is the first page.</param>
public sealed record PageAddress(string Page)
{
    private const int Longest = 2000;

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

    /// <summary>Which rows behind a measure: <c>numerator</c> (so too where none is said), <c>denominator</c> or <c>missed</c>.</summary>
    public string? Part { get; init; }

    /// <summary>Whose rows are meant: the owner's of actions, the practitioner's of audits, those of the role that raised escalations.</summary>
    public string? Person { get; init; }

    /// <summary>Whose audits are meant: those that this person audited.</summary>
    public string? Auditor { get; init; }

    /// <summary>A child's pseudonymous id.</summary>
    public string? Child { get; init; }

    /// <summary>A question within a practice domain.</summary>
    public string? Question { get; init; }

    /// <summary>The grade that auditors gave, as the page of auditing names it.</summary>
    public string? AuditorGrade { get; init; }

    /// <summary>The grade that moderators gave.</summary>
    public string? ModeratorGrade { get; init; }

    /// <summary>Why escalations were raised.</summary>
    public string? Reason { get; init; }

    /// <summary>Words of <see cref="Lists.RowTest"/>, between commas: those rows alone for which each is true.</summary>
    public string? Only { get; init; }

    /// <summary>Whether it asks for fewer rows than a figure of its other filters counts.</summary>
    public bool IsNarrowed => PageFilter.Narrowing.Any(f => !string.IsNullOrEmpty(f.Read(this)));

    /// <summary>The same filters on another page: what narrows rows has no meaning there.</summary>
    public PageAddress To(string page) => (IsNarrowed ? PageFilter.Narrowing.Aggregate(this, (address, filter) => filter.Write(address, null)) : this) with { Page = page, Of = null, Part = null };

    /// <summary>The rows behind a measure's figure, or those of a list. Those counted, unless another part is named: a page has hundreds of such links, and they are short.</summary>
    public PageAddress ToRows(string of, string? part = null) => To("rows") with { Of = of, Part = part };

    /// <summary>The rows behind what a figure counts; null where it counts none.</summary>
    public PageAddress? ToRows(string measure, Figure? figure) => figure?.Numerator is > 0 ? ToRows(measure) : null;

    public PageAddress ToMeasure(string measure) => To("measure") with { Of = measure };

    public PageAddress ToAudit(string id) => To("audit") with { Of = id };

    /// <summary>Where a measure's target is set; no page of figures.</summary>
    public static PageAddress ToTarget(string measure) => new("target") { Of = measure };

    /// <summary>As the site writes it: <c>teams?period=2026-08&amp;service=Care%20Leavers</c>.</summary>
    public override string ToString()
    {
        var written = new StringBuilder(Page);
        foreach (var filter in PageFilter.All)
        {
            if (filter.Read(this) is { Length: > 0 } value)
                written.Append(written.Length == Page.Length ? '?' : '&').Append(filter.Word).Append('=').Append(Uri.EscapeDataString(value));
        }

        return written.ToString();
    }

    /// <summary>An address that somebody sent or that was kept, as <see cref="ToString"/> writes it; null where it is no page of figures with filters of its own.</summary>
    /// <param name="isPage">Whether there is a page of that word.</param>
    public static PageAddress? Parse(string? text, Func<string, bool> isPage)
    {
        if (text is not { Length: > 0 and <= Longest })
            return null;
        var (page, query) = text.Split('?', 2) is [var before, var after] ? (before, after) : (text, "");
        if (!isPage(page))
            return null;
        var words = query.Split('&', StringSplitOptions.RemoveEmptyEntries)
            .Select(w => w.Split('=', 2)).Select(w => (Word: Unescaped(w[0]), Value: w.Length == 2 ? Unescaped(w[1]) : "")).ToList();
        return words.TrueForAll(w => PageFilter.All.Any(f => f.Word == w.Word)) && words.DistinctBy(w => w.Word).Count() == words.Count
            ? Read(page, word => words.Find(w => w.Word == word).Value)
            : null;
    }

    private static string Unescaped(string text) => Uri.UnescapeDataString(text.Replace('+', ' '));

    /// <param name="word">Gives an address's value of a filter's word, or null.</param>
    public static PageAddress Read(string page, Func<string, string?> word) =>
        PageFilter.All.Aggregate(new PageAddress(page), (address, filter) => word(filter.Word) is { Length: > 0 } value ? filter.Write(address, value) : address);
}

/// <summary>A filter of an address, once: its word, what people call it, and how it is read and written.</summary>
public sealed record PageFilter(string Word, string Name, Func<PageAddress, string?> Read, Func<PageAddress, string?, PageAddress> Write)
{
    public static readonly PageFilter Period = new("period", "period", a => a.Period, (a, v) => a with { Period = v });
    public static readonly PageFilter Programme = new("programme", "programme", a => a.Programme, (a, v) => a with { Programme = v });
    public static readonly PageFilter Service = new("service", "service", a => a.Service, (a, v) => a with { Service = v });
    public static readonly PageFilter Team = new("team", "team", a => a.Team, (a, v) => a with { Team = v });
    public static readonly PageFilter LegalStatus = new("legalStatus", "legal status", a => a.LegalStatus, (a, v) => a with { LegalStatus = v });
    public static readonly PageFilter Domain = new("domain", "practice domain", a => a.Domain, (a, v) => a with { Domain = v });
    public static readonly PageFilter AuditType = new("auditType", "type of audit", a => a.AuditType, (a, v) => a with { AuditType = v });
    public static readonly PageFilter AsOf = new("asOf", "as at", a => a.AsOf, (a, v) => a with { AsOf = v });
    public static readonly PageFilter Of = new("of", "of", a => a.Of, (a, v) => a with { Of = v });
    public static readonly PageFilter Part = new("part", "rows", a => a.Part, (a, v) => a with { Part = v });
    public static readonly PageFilter Person = new("person", "person", a => a.Person, (a, v) => a with { Person = v }) { Needs = Detail.Practitioners };
    public static readonly PageFilter Auditor = new("auditor", "auditor", a => a.Auditor, (a, v) => a with { Auditor = v }) { Needs = Detail.Auditors };
    public static readonly PageFilter Child = new("child", "child", a => a.Child, (a, v) => a with { Child = v }) { Needs = Detail.ChildrensRows };
    public static readonly PageFilter Question = new("question", "question", a => a.Question, (a, v) => a with { Question = v });
    public static readonly PageFilter AuditorGrade = new("auditorGrade", "auditor’s grade", a => a.AuditorGrade, (a, v) => a with { AuditorGrade = v });
    public static readonly PageFilter ModeratorGrade = new("moderatorGrade", "moderator’s grade", a => a.ModeratorGrade, (a, v) => a with { ModeratorGrade = v });
    public static readonly PageFilter Reason = new("reason", "reason", a => a.Reason, (a, v) => a with { Reason = v });
    public static readonly PageFilter Only = new("only", "only", a => a.Only, (a, v) => a with { Only = v });

    /// <summary>How far down a scope has to reach for it to be asked with: it names somebody.</summary>
    internal Detail Needs { get; private init; }

    /// <summary>What figures are asked for with.</summary>
    public static readonly IReadOnlyList<PageFilter> OfFigures = [Period, Programme, Service, Team, LegalStatus, Domain, AuditType, AsOf];

    /// <summary>What leaves fewer rows than such a figure counts.</summary>
    public static readonly IReadOnlyList<PageFilter> Narrowing = [Person, Auditor, Child, Question, AuditorGrade, ModeratorGrade, Reason, Only];

    /// <summary>In the order in which an address writes them.</summary>
    public static readonly IReadOnlyList<PageFilter> All = [Of, Part, .. Narrowing, .. OfFigures];
}
