using QaInsight.Measures;
using QaInsight.People;
using QaInsight.Scorecards;
using QaInsight.Warehouse;

namespace QaInsight.Nightly.Quality;

/// <summary>Lays what people set over the reference file: the one place that does, for pages, files, the API and the command line.</summary>
public sealed class SetByPeople(AppDatabase database, string referenceFolder)
{
    private readonly PeopleSet people = new(database);
    private readonly Targets file = Targets.Load(referenceFolder);
    private volatile WhatIsSet? kept;

    /// <summary>As it stands now, at the cost of one small query while nothing has changed.</summary>
    public WhatIsSet Now
    {
        get
        {
            var known = kept;
            if (people.Since(known?.Edition) is { } newer)
                kept = known = new WhatIsSet(newer.Edition, new Figures(file.With([.. newer.Targets.Select(Laid)]))) { Remarks = [.. newer.Commentary.Select(CommentaryDesk.Said)] };
            return known!;
        }
    }

    /// <summary>The targets as they would be with one more.</summary>
    public Targets With(TargetFrom target) =>
        file.With([.. people.Since(null)!.Targets.Select(Laid).Where(t => (t.Measure, t.From) != (target.Measure, target.From)), target]);

    /// <summary>As it stands now for a warehouse; where nobody has set anything there yet, nothing is made there.</summary>
    public static WhatIsSet In(WarehouseFolder folder, string referenceFolder, TimeProvider time) => AppDatabase.Find(folder.Root, time) is { } database
        ? new SetByPeople(database, referenceFolder).Now
        : new WhatIsSet("", new Figures(Targets.Load(referenceFolder)));

    internal static TargetFrom Laid(TargetRow row) => new(row.Measure, row.From, row.Aim is { } aim
        ? new Target(row.Measure, aim.Value, aim.Floor, Enum.Parse<Better>(aim.Better), Enum.Parse<MeasureUnit>(aim.Unit), Enum.Parse<TargetSource>(aim.Source), row.Reason, aim.Tolerance)
        : null);
}
