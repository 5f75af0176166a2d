namespace QaInsight.Scorecards.Pages;

/// <summary>The board pack: the board, and the chief pages one after the other.</summary>
public static class BoardPack
{
    public const string Word = "pack";

    /// <summary>In the order in which a board reads them; those that are not there are left out.</summary>
    public static readonly IReadOnlyList<PageKind> Chief = [.. new[] { "teams", "legal-status", "domains", "auditing", "actions", "concerns", "performance" }.Select(PageKind.Find).OfType<PageKind>()];

    public static IReadOnlyList<ScorecardPage> Read(PageReader reader, PageAddress address) =>
        [.. Chief.Prepend(PageKind.Board).Select(k => reader.Read(address.To(k.Word))).OfType<ScorecardPage>()];
}
