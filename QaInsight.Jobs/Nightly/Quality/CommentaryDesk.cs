using QaInsight.People;
using QaInsight.Scorecards;
using QaInsight.Scorecards.Pages.Commentary;
using QaInsight.Warehouse;

namespace QaInsight.Nightly.Quality;

/// <summary>Where commentary is written and taken down: always by a version more.</summary>
public sealed class CommentaryDesk(CommentaryBook book, TimeProvider clock)
{
    /// <summary>Every version, newest first. Whether its reader may see them is the subject's maker's to know.</summary>
    public IReadOnlyList<CommentaryRow> Versions(Subject subject) => book.Of(On(subject));

    /// <param name="says">Null takes it down.</param>
    /// <exception cref="ChangedMeanwhileException">And nothing is written.</exception>
    public void Write(Reader author, Subject subject, CommentaryWords? says, int seen)
    {
        if (book.Write(author, On(subject), says, seen, clock.GetUtcNow()) is null)
            throw new ChangedMeanwhileException();
    }

    /// <summary>A version as pages show it.</summary>
    public static Remark Said(CommentaryRow row) => new(
        new Subject(row.Measure, new Period(new Month(row.From), new Month(row.To)), row.Programme, row.Service, row.Team),
        row.Id, row.Says?.Words, row.Says?.Owner, row.Says?.NextStep, row.Says?.By, row.WrittenByName, Days.InLondon(row.WrittenAt));

    private static CommentaryOn On(Subject subject) => new(
        subject.Measure, subject.Period.From.Number, subject.Period.To.Number, subject.Programme, subject.Service, subject.Team is { } team ? [team, .. subject.Formerly] : []);
}
