using System.Text;
using QaInsight.Extracts;
using QaInsight.People;
using QaInsight.Scorecards.Pages.Commentary;
using QaInsight.Warehouse;

namespace QaInsight.Nightly.Quality;

/// <summary>Commentary as it was typed.</summary>
/// <param name="Words">What is behind the figure, or conclusions and recommendations.</param>
public sealed record TypedCommentary(string? Words, string? Owner, string? NextStep, string? By)
{
    public const int LongestOwner = 120;
    public const int LongestStep = 1_000;

    private static readonly DateOnly First = new(1990, 1, 1);
    private static readonly DateOnly Last = new(2199, 12, 31);

    /// <summary>Conclusions speak of a whole month's report.</summary>
    public static int Longest(Subject subject) => subject.Measure is null ? 12_000 : 4_000;

    public static TypedCommentary Of(CommentaryWords says) => new(says.Words, says.Owner, says.NextStep, says.By?.ToIso());

    /// <param name="faults">Everything that is wrong, in the form's order.</param>
    /// <returns>What was meant; null where anything is wrong.</returns>
    public CommentaryWords? Read(Subject subject, out IReadOnlyList<Fault> faults)
    {
        var found = new List<Fault>();
        faults = found;
        var (words, owner, step, by) = (FreeText.Lines(Words), FreeText.Line(Owner), FreeText.Lines(NextStep), ReadDay(found));
        if (words is null)
            found.Insert(0, new(nameof(Words), "Write something first. What stands already can be taken down instead."));
        TooLong(nameof(Words), "It", words, Longest(subject));
        TooLong(nameof(Owner), "The owner’s name", owner, LongestOwner);
        TooLong(nameof(NextStep), "The next step", step, LongestStep);
        return found.Count > 0 ? null : new CommentaryWords(words!, owner, step, by);

        void TooLong(string field, string what, string? text, int most)
        {
            if (text?.Length > most)
                found.Add(new(field, $"{what} has at most {most:#,0} characters; this has {text.Length:#,0}."));
        }
    }

    private DateOnly? ReadDay(List<Fault> faults)
    {
        if (FreeText.Line(By) is not { } text)
            return null;
        if (DateText.TryReadDay(Encoding.UTF8.GetBytes(text), [], out var number) && Days.FromNumber(number) is var day && day >= First && day <= Last)
            return day;
        faults.Add(new(nameof(By), $"“{text}” is not a day. Write it as 1/10/2026."));
        return null;
    }
}
