namespace QaInsight.Scorecards.Outside;

/// <param name="Place">Which count, of which row, cut which way.</param>
/// <param name="Shown">Null where it was withheld.</param>
public sealed record SharedCount(string Place, decimal? Shown);

/// <summary>What was shared before: outside, it is known for ever, and a later export is one more thing to reckon with.</summary>
public interface IReleases
{
    /// <summary>Everything that was ever shared of a programme's quarter, and the number of the last time; 0: nothing yet.</summary>
    (int Last, IReadOnlyList<SharedCount> Counts) Of(string programme, string quarter);

    /// <summary>Keeps what is about to be shared.</summary>
    /// <param name="last">The last time that was reckoned with.</param>
    /// <returns>False where somebody else has shared the quarter since: then that is to be reckoned with first.</returns>
    bool Keep(string programme, string quarter, int last, IReadOnlyList<SharedCount> counts);
}

/// <summary>How a council shares figures outside, and what it has shared.</summary>
public sealed record Sharing(OutsideRules Rules, IReleases Releases);
