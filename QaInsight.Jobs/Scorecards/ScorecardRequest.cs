namespace QaInsight.Scorecards;

/// <summary>What a scorecard's rows are.</summary>
public enum By
{
    Board,
    Month,
    Quarter,
    Service,
    Team,
    LegalStatus,
    Domain,
    Programme,
    Auditor,
}

/// <summary>A scorecard that is asked for. Filters that are null leave nothing out.</summary>
/// <param name="AsOf">The day on which actions and concerns are judged.</param>
/// <param name="Programme">A programme's name, or <see cref="AllProgrammes"/>.</param>
public sealed record ScorecardRequest(By By, Period Period, DateOnly AsOf, string Programme = Warehouse.TeamDirectory.MainProgramme)
{
    public const string AllProgrammes = "all";

    public string? Service { get; init; }

    public string? Team { get; init; }

    public string? LegalStatus { get; init; }

    public string? Domain { get; init; }

    public string? AuditType { get; init; }
}

/// <summary>The words of the command line and of addresses.</summary>
public static class ByWords
{
    private static readonly Dictionary<string, By> Known = Enum.GetValues<By>().ToDictionary(Of, b => b, StringComparer.OrdinalIgnoreCase);

    public static IReadOnlyCollection<string> All => Known.Keys;

    public static string Of(By by) => by == By.LegalStatus ? "legal-status" : by.ToString().ToLowerInvariant();

    public static bool TryParse(string word, out By by) => Known.TryGetValue(word, out by);

    /// <exception cref="FormatException">There is no such scorecard; the message lists them.</exception>
    public static By Parse(string word) => TryParse(word, out var by) ? by : throw new FormatException($"There is no scorecard by '{word}'. There are: {string.Join(", ", All)}.");
}
