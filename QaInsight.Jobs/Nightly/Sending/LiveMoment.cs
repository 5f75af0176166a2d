using QaInsight.Measures;
using QaInsight.Nightly.Quality;
using QaInsight.People.Subscriptions;
using QaInsight.Scorecards;
using QaInsight.Scorecards.Pages;
using QaInsight.Warehouse;

namespace QaInsight.Nightly.Sending;

/// <summary>The figures as they stand while mails are made: one build, and what people have set.</summary>
public sealed class LiveMoment : IDisposable
{
    private readonly PublishedBuild build;
    private readonly WhatIsSet set;

    private LiveMoment(PublishedBuild build, Catalogue catalogue, WhatIsSet set)
    {
        (this.build, Catalogue, this.set) = (build, catalogue, set);
        Context = new BuildContext(build);
    }

    public BuildContext Context { get; }

    public Catalogue Catalogue { get; }

    /// <summary>Where somebody sets something anew, this is another.</summary>
    public string Edition => set.Edition;

    /// <summary>Null where nothing has been imported yet.</summary>
    public static LiveMoment? Open(WarehouseFolder folder, Catalogue catalogue, SetByPeople people) =>
        folder.LiveId is null ? null : new LiveMoment(folder.OpenLive(), catalogue, people.Now);

    /// <summary>The months whose figures a period's mail holds: a month or a run of them, a quarter. A made-up council stays at its own.</summary>
    /// <exception cref="ArgumentException">There are no audits yet.</exception>
    public Period Figures(Terms terms, string period)
    {
        var latest = DefaultPeriod.LatestReturned(Context);
        return Timetable.Figures(terms, Context.Info.IsSample ? Timetable.UpTo(terms.Timing.Rhythm, latest) : period, latest);
    }

    public PageReader Pages(Scope scope) => new(build, Context, scope, Catalogue, set);

    public PageSource Source(Scope scope, PageAddress address) => new(build, Context, scope, Catalogue, set, address);

    public void Dispose() => build.Dispose();
}
