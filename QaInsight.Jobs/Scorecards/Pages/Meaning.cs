namespace QaInsight.Scorecards.Pages;

/// <summary>What a part of a bar or a mark stands for; the one place where meanings get their colours. No meaning is told by colour alone.</summary>
/// <param name="Ink">The colour that reads on it.</param>
/// <param name="IsHatched">Whether it is hatched as well, so that it can be told apart in grey.</param>
public sealed record Meaning(string Name, string Fill, string Ink, bool IsHatched = false)
{
    public static readonly Meaning Outstanding = new("Outstanding", "#0b4f6c", "#ffffff");
    public static readonly Meaning Good = new("Good", "#1f7a5c", "#ffffff");
    public static readonly Meaning RequiresImprovement = new("Requires improvement", "#e3ac41", "#332400");
    public static readonly Meaning BelowGood = new("Below good", "#d98a52", "#2b1300");
    public static readonly Meaning Inadequate = new("Inadequate", "#b3413a", "#ffffff", IsHatched: true);

    public static readonly Meaning OnTime = new("On time", "#1f7a5c", "#ffffff");
    public static readonly Meaning Late = new("Late", "#8cc3ab", "#06251a");
    public static readonly Meaning Overdue = new("Overdue", "#b3413a", "#ffffff", IsHatched: true);
    public static readonly Meaning NotDue = new("Not due yet", "#cfd6db", "#17212b");

    public static readonly Meaning Green = new("Green", "#1f7a5c", "#ffffff");
    public static readonly Meaning Amber = new("Amber", "#e3ac41", "#332400");
    public static readonly Meaning Red = new("Red", "#b3413a", "#ffffff", IsHatched: true);

    public static readonly Meaning Returned = new("Completed", "#1f7a5c", "#ffffff");
    public static readonly Meaning NotToStandard = new("Not to standard", "#d98a52", "#2b1300");
    public static readonly Meaning NotReturned = new("Not returned", "#b3413a", "#ffffff", IsHatched: true);
    public static readonly Meaning Exempt = new("Exempt", "#8aa1ad", "#0b1c26");

    public static readonly Meaning Positive = new("Positive", "#1f7a5c", "#ffffff");
    public static readonly Meaning Mixed = new("Mixed", "#e3ac41", "#332400");
    public static readonly Meaning Negative = new("Negative", "#b3413a", "#ffffff", IsHatched: true);

    public static readonly Meaning Resolved = new("Resolved", "#1f7a5c", "#ffffff");
    public static readonly Meaning Open = new("Open", "#e3ac41", "#332400");

    public static readonly Meaning InProgress = new("Not yet due back", "#cfd6db", "#17212b");
    public static readonly Meaning NoAnswer = new("Due, nothing recorded", "#8a5a83", "#ffffff");

    public static readonly Meaning Heard = new("Heard", "#1f7a5c", "#ffffff");
    public static readonly Meaning NotHeard = new("Not heard", "#d98a52", "#2b1300", IsHatched: true);

    public static readonly Meaning Verified = new("Done and verified", "#1f7a5c", "#ffffff");
    public static readonly Meaning NotVerified = new("Done, not verified", "#e3ac41", "#332400", IsHatched: true);

    public static readonly Meaning UnderOneMonth = new("Under 1 month", "#d5e3e8", "#0b1c26");
    public static readonly Meaning OneToThreeMonths = new("1 to 3 months", "#a3c3ce", "#0b1c26");
    public static readonly Meaning ThreeToSixMonths = new("3 to 6 months", "#5f97aa", "#06151c");
    public static readonly Meaning SixToTwelveMonths = new("6 to 12 months", "#2b6a80", "#ffffff");
    public static readonly Meaning OverTwelveMonths = new("Over 12 months", "#0f3d4c", "#ffffff", IsHatched: true);

    public static readonly Meaning GradeBetter = new("Better than before", "#1f7a5c", "#ffffff");
    public static readonly Meaning GradeSame = new("Same as before", "#e3ac41", "#332400");
    public static readonly Meaning GradeWorse = new("Worse than before", "#b3413a", "#ffffff", IsHatched: true);
    public static readonly Meaning NotGradedYet = new("Not graded yet", "#cfd6db", "#17212b");
    public static readonly Meaning NotDone = new("Not audited again", "#8a5a83", "#ffffff", IsHatched: true);
}
