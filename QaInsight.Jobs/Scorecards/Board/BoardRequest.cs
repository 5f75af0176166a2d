namespace QaInsight.Scorecards.Board;

/// <summary>What a board page's address says; what is null takes its default.</summary>
/// <param name="Period">As the command line writes it.</param>
/// <param name="Programme">A programme's name, or <c>all</c>.</param>
public sealed record BoardRequest(string? Period = null, string? Programme = null, string? Service = null, string? AsOf = null);
