using QaInsight.Measures;
using QaInsight.Scorecards;
using QaInsight.Scorecards.Pages.Definitions;
using QaInsight.Warehouse;

namespace QaInsight.Nightly.Quality;

/// <summary>A month whose status a target would change.</summary>
public sealed record MonthChanged(Month Month, Figure Figure, TargetStatus? Then)
{
    /// <summary><c>met → missed</c>.</summary>
    public string Says => $"{Words(Figure.Status)} → {Words(Then)}";

    private static string Words(TargetStatus? status) => status is null ? "no target" : MeasureWords.Status(status);
}

/// <summary>What a target would come to, before it is set.</summary>
/// <param name="Looked">The months that were looked at; null where none has figures and lies after the target's first day.</param>
/// <param name="Changed">Newest first.</param>
public sealed record TargetComesTo(Period? Looked, IReadOnlyList<MonthChanged> Changed);

/// <summary>Holds months against a target that is not set yet.</summary>
public sealed class TargetPreview(WarehouseFolder folder, SetByPeople people, Catalogue catalogue, TimeProvider clock)
{
    private const int Months = 24;

    /// <summary>Null where nothing has been imported yet.</summary>
    public TargetComesTo? Read(TargetFrom target, Scope scope)
    {
        if (folder.LiveId is null)
            return null;
        using var build = folder.OpenLive();
        var context = new BuildContext(build);
        // A month is judged on its last day.
        if (context.Months.Count == 0 || context.Months[^1].LastDay < target.From)
            return new TargetComesTo(null, []);
        var from = new[] { Month.Of(target.From), context.Months[0], context.Months[^1].Add(1 - Months) }.Max();
        var period = new Period(from, context.Months[^1]);
        var now = people.Now.Figures;
        // What is set already for a later day goes on holding from then.
        var then = new Figures(people.With(target));
        var (before, after) = (Ask(now), Ask(then));
        return new TargetComesTo(period,
        [
            .. before.Zip(after, (b, a) => (Month.Parse(b.Key), Now: b[target.Measure]!, Then: a[target.Measure]!)).Where(m => m.Now.Value is not null && m.Now.Status != m.Then.Status)
                .Select(m => new MonthChanged(m.Item1, m.Now, m.Then.Status)).Reverse(),
        ]);

        IReadOnlyList<ScorecardRow> Ask(Figures figures) => new ScorecardReader(build.Connection, context, scope, catalogue, figures)
            .Read(new ScorecardRequest(By.Month, period, DefaultDay.For(context, London.Today(clock))), m => m.Key == target.Measure).Rows;
    }
}
