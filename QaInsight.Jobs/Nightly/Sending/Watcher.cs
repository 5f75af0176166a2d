using Microsoft.Extensions.Logging;
using QaInsight.People;
using QaInsight.People.Accounts;
using QaInsight.People.Subscriptions;
using QaInsight.Scorecards;
using QaInsight.Scorecards.Pages;
using QaInsight.Warehouse;

namespace QaInsight.Nightly.Sending;

/// <summary>Looks at what people follow whenever there are other figures or another day, and tells what has begun and what has ended since.</summary>
public sealed class Watcher(WatchBook watches, AccountBook accounts, Ownership ownership, ErasureBook erasures, ILogger<Watcher> logger, TimeProvider time)
{
    private const int MostNamed = 20;

    public void Run(LiveMoment moment)
    {
        foreach (var watch in watches.All().Where(w => w.Checked != At(moment)))
        {
            try
            {
                if (accounts.Find(watch.Owner) is not { IsDisabled: false } owner || PageAddress.Parse(watch.Address, p => p == "measure") is not { } address)
                    watches.Stop(watch.Id);
                else if (ownership.MayRead(owner))
                    Look(watch, address, ReaderScope.Of(owner.ToReader()), moment);
            }
            catch (Exception failure)
            {
                // One that cannot be looked at must not keep mails from everybody.
                logger.LogError(failure, "What {Watch} follows could not be looked at", watch.Id);
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
            Look(begun, address, ReaderScope.Of(reader), moment);
        return id;
    }

    /// <summary>What stands now, for whoever thinks of following.</summary>
    public Standing Standing(LiveMoment moment, Reader reader, PageAddress address, int? days) => Read(moment, ReaderScope.Of(reader), address, days);

    private void Look(Watch watch, PageAddress address, Scope scope, LiveMoment moment)
    {
        var standing = Read(moment, scope, address, watch.Days);
        var begun = standing.Signs.Where(s => !watch.Signs.Any(s.IsSame)).ToList();
        var ended = watch.Signs.Where(s => standing.Judged.Contains(SignReader.Judges(s)) && !standing.Signs.Any(s.IsSame)).ToList();
        if (watch.Scope != scope.Key)
        {
            // What stood when somebody began to follow was on the page that they began on; and what stood in another scope is not theirs to hear of.
            watches.Checked(watch, At(moment), scope.Key, standing.Signs, watch.Signs, told: null);
            return;
        }

        // A rule that gives way to another is not over.
        var over = ended.Where(s => !SignReader.IsRule(s) || !standing.Signs.Any(SignReader.IsRule)).ToList();
        watches.Checked(watch, At(moment), scope.Key, begun, ended, begun.Count + over.Count == 0 ? null : Tell(address, moment, scope, begun, over));
    }

    private Told Tell(PageAddress address, LiveMoment moment, Scope scope, IReadOnlyList<Sign> begun, IReadOnlyList<Sign> over) => new(
        $"{(begun.Count > 0 ? "Alert" : "Over")}: {SignReader.Subject(address, moment.Catalogue)}", [.. Few(begun.Select(s => s.Says)), .. Few(over.Select(Over))], $"/{address}", scope.Key, Today(moment));

    private static string Over(Sign sign) => sign.Kind switch
    {
        SignReader.Target => "The target is no longer missed.",
        SignReader.Team => $"{sign.Subject} is no longer a team of concern.",
        SignReader.Gone => "What you follow is there again.",
        SignReader.Child => $"Over: {sign.Says}",
        _ => $"The figure is back within its usual range. Before: {sign.Says}",
    };

    private static IEnumerable<string> Few(IEnumerable<string> says)
    {
        var all = says.ToList();
        return all.Count <= MostNamed ? all : all.Take(MostNamed).Append($"And {InEnglish.Count(all.Count - MostNamed)} more, on the page.");
    }

    // Days open go on while no rows come in.
    private Standing Read(LiveMoment moment, Scope scope, PageAddress address, int? days) => new SignReader(moment, scope, erasures.Key()).Read(address with { AsOf = Today(moment).ToIso() }, days);

    private string At(LiveMoment moment) => $"{moment.Context.Info.Id} {Today(moment).ToIso()} {moment.Edition}";

    private DateOnly Today(LiveMoment moment) => DefaultDay.For(moment.Context, London.Today(time));
}
