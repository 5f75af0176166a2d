using QaInsight.Measures;
using QaInsight.People;
using QaInsight.Scorecards.Pages.Definitions;
using QaInsight.Warehouse;

namespace QaInsight.Nightly.Quality;

/// <summary>A measure with the target that holds on a day.</summary>
/// <param name="Next">The one that holds after it, where another is set already.</param>
public sealed record MeasureTarget(Measure Measure, Target? Now, Target? Next);

/// <summary>Somebody else has set something for the measure since its page was opened.</summary>
public sealed class ChangedMeanwhileException() : Exception("Somebody else has changed this meanwhile.");

/// <summary>Where targets are set, taken back and undone: always by a row more, so that nothing that was set is ever lost.</summary>
public sealed class TargetDesk(SetTargets rows, SetByPeople people, Catalogue catalogue, TimeProvider clock)
{
    private const string NoTarget = "no target";
    private const string FromFile = "the council’s file";

    /// <summary>Every measure that can have a target, as on that day.</summary>
    public IReadOnlyList<MeasureTarget> All(DateOnly day) => [.. catalogue.All.Where(m => m.CanHaveTarget).Select(m => Of(m, day))];

    public MeasureTarget Of(Measure measure, DateOnly day)
    {
        var targets = people.Now.Figures.Targets;
        return new MeasureTarget(measure, targets.For(measure.Key, day), targets.All.Where(t => t.Measure == measure.Key && t.From > day).MinBy(t => t.From));
    }

    /// <summary><c>60% or more, near it from 40%</c>.</summary>
    public static string Says(Target target) => MeasureWords.Aim(target);

    /// <summary>What a row set, in words.</summary>
    public static string Says(TargetRow row) => SetByPeople.Laid(row).Target is { } target ? Says(target) : row.IsBack ? "taken back" : NoTarget;

    public static string Origin(Target target) => target.IsSetHere ? "set here" : FromFile;

    /// <returns>The row's id.</returns>
    /// <exception cref="ChangedMeanwhileException">And nothing is set.</exception>
    public int Set(Reader author, TargetFrom target, string reason, int seen) => Add(author, target.Measure, target.From, ToAim(target.Target), isBack: false, reason, null, seen);

    /// <summary>Takes back what was set for the row's day: what holds then is what would, had nothing been set for it.</summary>
    /// <returns>The row's id.</returns>
    /// <exception cref="ChangedMeanwhileException">And nothing is taken back.</exception>
    public int TakeBack(Reader author, TargetRow row, string reason, int seen) => Add(author, row.Measure, row.From, null, isBack: true, reason, null, seen);

    /// <summary>Puts back what stood for the row's day before it.</summary>
    /// <param name="row">The newest of its measure.</param>
    /// <returns>The row's id.</returns>
    /// <exception cref="ChangedMeanwhileException">It is not the newest any more, and nothing is undone.</exception>
    public int Undo(Reader author, TargetRow row)
    {
        var before = rows.Of(row.Measure).FirstOrDefault(r => r.From == row.From && r.Id < row.Id);
        return Add(author, row.Measure, row.From, before?.Aim, isBack: before?.IsBack ?? true, before is { IsBack: false } ? before.Reason : $"Undone: {row.Reason}", row.Id, row.Id);
    }

    /// <summary>Those rows of a measure's that stand, by their first day.</summary>
    /// <param name="history">Newest first.</param>
    public static IReadOnlyList<TargetRow> Standing(IReadOnlyList<TargetRow> history) => [.. history.GroupBy(r => r.From).Select(g => g.First()).Where(r => !r.IsBack).OrderBy(r => r.From)];

    private int Add(Reader author, string measure, DateOnly from, TargetAim? aim, bool isBack, string reason, int? undoes, int seen)
    {
        var replaced = people.Now.Figures.Targets.For(measure, from) is { } held ? $"{Says(held)} ({Origin(held)})" : NoTarget;
        var row = new TargetRow(0, measure, from, aim, isBack, FreeText.Line(reason) ?? "", replaced, undoes, clock.GetUtcNow(), author.Id, author.Name);
        return rows.Add(author, row, seen) ?? throw new ChangedMeanwhileException();
    }

    private static TargetAim? ToAim(Target? target) => target is null ? null : new(target.Value, target.Floor, target.Tolerance, target.Better.ToString(), target.Unit.ToString(), target.Source.ToString());
}
