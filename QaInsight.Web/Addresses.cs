using QaInsight.Outputs.Drawings;
using QaInsight.Scorecards.Board;
using QaInsight.Scorecards.Pages;

namespace QaInsight.Web;

/// <summary>The site's addresses of pages of figures.</summary>
public static class Addresses
{
    public const string Board = BoardPage.Word;

    /// <summary>Where the marks of a page's drawings lead.</summary>
    public static readonly Leads Leads = place => place.Href();

    private const string ForOutside = "for=outside";

    /// <summary>The board is the site's first page.</summary>
    public static string Href(this PageAddress address)
    {
        var words = address.ToString();
        return "/" + (address.Page == Board ? words[Board.Length..] : words);
    }

    /// <summary>The whole page, or one table of it, as a file.</summary>
    /// <param name="format"><c>csv</c> or <c>xlsx</c>.</param>
    public static string File(this PageAddress address, string format, string? table = null)
    {
        var words = address.ToString();
        var (page, query) = words.IndexOf('?', StringComparison.Ordinal) is var at and >= 0 ? (words[..at], words[at..]) : (words, "");
        return $"/{page}.{format}{query}{(table is null ? "" : $"{(query.Length == 0 ? "?" : "&")}table={Uri.EscapeDataString(table)}")}";
    }

    /// <summary>A page's file as it may be shared outside.</summary>
    public static string FileForOutside(this PageAddress address, string format) => address.File(format) is var file && file.Contains('?', StringComparison.Ordinal) ? $"{file}&{ForOutside}" : $"{file}?{ForOutside}";

    /// <summary>Where the figures of a measure's page are begun to be followed.</summary>
    public static string ToFollow(this PageAddress measure) => (measure with { Page = "follow", Period = null, AsOf = null }).Href();

    /// <summary>Where a page is begun to be sent by e-mail.</summary>
    public static string ToMail(this PageAddress address) => $"/subscriptions/terms?address={Uri.EscapeDataString(address.ToString())}";

    /// <summary>The address that a query asks for.</summary>
    public static PageAddress Read(string page, IQueryCollection query) => Read(page, query, PageFilter.All);

    /// <param name="filters">Those that the page knows; others are passed by.</param>
    public static PageAddress Read(string page, IQueryCollection query, IReadOnlyList<PageFilter> filters) =>
        PageAddress.Read(page, word => filters.Any(f => f.Word == word) && query[word] is [{ Length: > 0 } value] ? value : null);

    /// <summary>An address that somebody sent, as <see cref="PageAddress"/> writes it; null where it is no page of figures with filters of its own.</summary>
    public static PageAddress? Parse(string? text) => PageAddress.Parse(text, page => PageKind.Find(page)?.Word == page);
}
