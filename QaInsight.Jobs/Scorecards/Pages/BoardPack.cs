using QaInsight.Scorecards.Board;

namespace QaInsight.Scorecards.Pages;

/// <summary>The board pack: the board, and the chief pages one after the other, for the same period, programme and service.</summary>
public static class BoardPack
{
    /// <summary>As addresses spell it.</summary>
    public const string Word = "pack";

    public const string Title = "Board pack";

    /// <summary>What it can be asked for.</summary>
    public static IReadOnlyList<PageFilter> Filters => BoardPage.Filters;

    /// <summary>After the board, in the order in which a board reads them.</summary>
    private static readonly string[] Chief = ["teams", "legal-status", "domains", "auditing", "actions", "concerns", "performance"];

    /// <summary>The chief pages, without the board; those that are not there are left out.</summary>
    /// <param name="read">Gives a page, or null where there is none.</param>
    public static IReadOnlyList<ScorecardPage> Chapters(PageAddress asked, Func<PageAddress, ScorecardPage?> read) =>
        [.. Chief.Where(word => PageKind.Find(word) is not null).Select(word => read(asked.To(word))).OfType<ScorecardPage>()];

    /// <summary>All of its pages, the board first.</summary>
    /// <exception cref="FormatException">As <see cref="PageReader.Read"/>; so too the others.</exception>
    /// <exception cref="ArgumentException">A filter names what is not there, or not within the scope.</exception>
    public static IReadOnlyList<ScorecardPage> Read(PageReader reader, PageAddress asked) =>
        [.. new[] { reader.Read(asked.To(BoardPage.Word)) }.OfType<ScorecardPage>(), .. Chapters(asked, address => reader.Read(address))];
}
