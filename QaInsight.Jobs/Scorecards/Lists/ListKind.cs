using QaInsight.Measures.Counts;

namespace QaInsight.Scorecards.Lists;

/// <summary>A list that can be asked for.</summary>
public sealed record ListKind
{
    public static readonly ListKind Audits = new("audits", "Audits allocated in the period", s => s.Audits()) { Measure = "audits-allocated" };
    public static readonly ListKind Actions = new("actions", "Actions raised in the period", s => s.Actions()) { Measure = "actions-raised" };
    public static readonly ListKind OpenActions = new("open-actions", "Actions raised by the end of the period and open on the day", s => s.OpenActions());
    public static readonly ListKind Concerns = new("concerns", "Children of concern notified in the period", s => s.Concerns()) { Measure = "concerns-raised" };
    public static readonly ListKind Escalations = new("escalations", "Escalations raised in the period", s => s.Escalations()) { Measure = "escalations-raised" };
    public static readonly ListKind Rejects = new("rejects", "Rows and files that the last import set aside", s => s.Rejects()) { NeedsWholeAuthority = true };
    public static readonly ListKind TeamsOfStrength = new("teams-of-strength", Sentence(WindowCounts.TeamsOfStrength.Words), s => s.Teams(TeamList.OfStrength)) { Needs = Detail.Figures };
    public static readonly ListKind TeamsOfConcern = new("teams-of-concern", Sentence(WindowCounts.TeamsOfConcern.Words), s => s.Teams(TeamList.OfConcern)) { Needs = Detail.Figures };
    public static readonly ListKind TeamsNotAudited = new("teams-not-audited", Sentence(WindowCounts.TeamsNotAudited.Words), s => s.Teams(TeamList.NotAudited)) { Needs = Detail.Figures };
    public static readonly ListKind ReauditsDue = new("reaudits-due", "Audits graded inadequate whose re-audit falls due in the period", s => s.Behind("reaudits-due", FigurePart.Numerator)) { Measure = "reaudits-due" };
    public static readonly ListKind FeedbackDisagreements = new("feedback-disagreements", "Audits whose feedback disagrees with their grade", s => s.Behind("feedback-disagreement", FigurePart.Numerator)) { Measure = "feedback-disagreement" };

    public static readonly IReadOnlyList<ListKind> All =
        [Audits, Actions, OpenActions, Concerns, Escalations, Rejects, TeamsOfStrength, TeamsOfConcern, TeamsNotAudited, ReauditsDue, FeedbackDisagreements];

    private ListKind(string word, string says, Func<ListSource, RowTable> read) => (Word, Says, Read) = (word, says, read);

    /// <summary>Its rows name no team, so that only those who see the whole authority may ask for it.</summary>
    public bool NeedsWholeAuthority { get; private init; }

    /// <summary>How far down a scope has to reach for it; what was set aside may be anything of a child's.</summary>
    internal Detail Needs { get; private init; } = Detail.ChildrensRows;

    public bool HoldsChildrensRows => Needs.HasFlag(Detail.ChildrensRows);

    /// <summary>The measure whose figure counts its rows; null where none does.</summary>
    public string? Measure { get; private init; }

    /// <summary>As the command line and addresses spell it.</summary>
    public string Word { get; }

    /// <summary>What its rows are, in plain words.</summary>
    public string Says { get; }

    internal Func<ListSource, RowTable> Read { get; }

    private static string Sentence(string words) => char.ToUpperInvariant(words[0]) + words[1..];

    /// <exception cref="FormatException">There is no such list; the message names those that there are.</exception>
    public static ListKind Parse(string word) => All.FirstOrDefault(k => k.Word.Equals(word, StringComparison.OrdinalIgnoreCase))
        ?? throw new FormatException($"There is no list of '{word}'. There are: {string.Join(", ", All.Select(k => k.Word))}.");
}

/// <summary>Which rows behind a figure are meant.</summary>
public enum FigurePart
{
    Numerator,
    Denominator,

    /// <summary>Counted in the denominator, and not in the numerator.</summary>
    Missed,
}
