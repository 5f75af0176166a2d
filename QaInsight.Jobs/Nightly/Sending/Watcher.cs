using Microsoft.Extensions.Logging;
using QaInsight.People;
using QaInsight.People.Accounts;
using QaInsight.People.Subscriptions;
using QaInsight.Scorecards;
using QaInsight.Scorecards.Pages;
using QaInsight.Warehouse;

namespace QaInsight.Nightly.Sending;

/// <summary>Looks at what people follow whenever there are other figures or another day, and tells what has begun and what has ended since.</summary>
public sealed class Watcher(WatchBook watches, AccountBook accounts, ErasureBook erasures, ILogger<Watcher> logger, TimeProvider time)
{
    private const int MostNamed = 20;

    public void Run(LiveMoment moment)
    {
        var at = At(moment);
        foreach (var watch in watches.All().Where(w => w.Checked != at))
        {
            if (accounts.Find(watch.Owner) is not { } owner || !Ownership.MayRead(owner) || PageAddress.Parse(watch.Address, p => p == "measure") is not { } address)
            {
                watches.Stop(watch.Id);
                continue;
            }

            try
            {
                Look(watch, address, ReaderScope.Of(owner.ToReader()), moment, at);
            }
            catch (Exception gone) when (gone is NotThereException or ArgumentException or FormatException)
            {
                // A team that is no longer theirs, or no longer there: its page says so, and it is looked at again with the next build.
                logger.LogWarning("What {Watch} follows is not there: {Why}", watch.Id, gone.Message);
            }
        }
    }

    /// <summary>Somebody begins to follow: what stands now is kept, and is not told as if it had just begun.</summary>
    /// <param name="moment">Null where nothing has been imported yet.</param>
    /// <returns>The watch.</returns>
    public int Follow(LiveMoment? moment, Reader reader, PageAddress address, int? days)
    {
        var id = watches.Follow(reader, address.Of!, address.ToString(), days);
        if (moment is not null && watches.Find(id) is { Checked.Length: 0 } begun)
            Look(begun, address, ReaderScope.Of(reader), moment, At(moment));
        return id;
    }

    /// <summary>What stands now, for whoever thinks of following.</summary>
    public IReadOnlyList<Sign> Standing(LiveMoment moment, Reader reader, PageAddress address, int? days) => new SignReader(moment, ReaderScope.Of(reader), erasures.Key()).Read(AsOfToday(moment, address), days);

    private string At(LiveMoment moment) => $"{moment.Context.Info.Id} {Today(moment).ToIso()} {moment.Edition}";

    private void Look(Watch watch, PageAddress address, Scope scope, LiveMoment moment, string at)
    {
        var standing = new SignReader(moment, scope, erasures.Key()).Read(AsOfToday(moment, address), watch.Days);
        var begun = standing.Where(s => !watch.Signs.Any(s.IsSame)).ToList();
        var ended = watch.Signs.Where(s => !standing.Any(s.IsSame)).ToList();
        // What stood when somebody began to follow was on the page that they began on.
        var isFirst = watch.Checked.Length == 0;
        watches.Checked(watch, at, begun, ended, isFirst || begun.Count + ended.Count == 0 ? null : Tell(address, moment, scope, begun, ended));
    }

    private static Told Tell(PageAddress address, LiveMoment moment, Scope scope, IReadOnlyList<Sign> begun, IReadOnlyList<Sign> ended)
    {
        var subject = SignReader.Subject(address, moment.Catalogue);
        return new Told(
            begun.Count > 0 ? $"Alert: {subject}" : $"Over: {subject}",
            [.. Few(begun.Select(s => s.Says)), .. Few(ended.Select(Over))],
            $"/{address}", scope.Key, moment.Context.Info.OwnDay);
    }

    private static string Over(Sign sign) => sign.Kind switch
    {
        SignReader.Target => "The target is no longer missed.",
        SignReader.Team => $"{sign.Subject} is no longer a team of concern.",
        SignReader.Child => $"Over: {sign.Says}",
        _ => $"The figure is back within its usual range. Before: {sign.Says}",
    };

    private static IEnumerable<string> Few(IEnumerable<string> says)
    {
        var all = says.ToList();
        return all.Count <= MostNamed ? all : all.Take(MostNamed).Append($"And {InEnglish.Count(all.Count - MostNamed)} more, on the page.");
    }

    // Days open go on while no rows come in.
    private PageAddress AsOfToday(LiveMoment moment, PageAddress address) => address with { AsOf = Today(moment).ToIso() };

    private DateOnly Today(LiveMoment moment) => DefaultDay.For(moment.Context, London.Today(time));
}
