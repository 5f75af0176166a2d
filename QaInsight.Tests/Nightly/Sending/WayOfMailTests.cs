using QaInsight.Nightly;
using QaInsight.Nightly.Imports;
using QaInsight.Nightly.Sending;
using QaInsight.Nightly.Sending.Transport;
using QaInsight.People;
using QaInsight.People.Accounts;
using QaInsight.People.Subscriptions;
using Xunit;

namespace QaInsight.Tests.Nightly.Sending;

/// <summary>To whom and by which way mails go at all: people who are there, owners who still may, a server that is known, and none twice after a backup was put back.</summary>
public sealed class WayOfMailTests : IDisposable
{
    private readonly PostRoom room = new();
    private readonly Account quality;
    private readonly Account sam;

    public WayOfMailTests() => (quality, sam) = (room.Person("Quinn", Role.QualityAssurance), room.Person("Sam", Role.ServiceManager, "Safeguarding"));

    [Fact]
    public async Task Whoever_has_not_come_in_yet_or_not_by_the_directory_for_long_gets_nothing()
    {
        var ann = room.Invited("Ann", Role.Board);
        var bob = room.Registrar.Enter(new AccountForm("bob@council.example", "Bob", Role.Board, IsAdministrator: false, [], []), AccountOrigin.Directory, "issuer bob");
        new Sessions(room.Get<AppDatabase>(), new SessionLimits(TimeSpan.MaxValue, TimeSpan.MaxValue), room.Time).Begin(bob);
        var subscription = room.Subscribe(quality, [ann, bob]);
        room.Month("2026-10");
        room.Import();
        await room.PassAt(11, 13);
        Assert.Equal(["Bob 2026-10 Sent"], room.Log(subscription));

        room.Month("2026-11");
        room.Import();
        await room.PassAt(12, 13);
        Assert.Equal(["Bob 2026-10 Sent"], room.Log(subscription));
    }

    [Fact]
    public void Whoever_may_no_longer_send_to_others_rules_it_no_more()
    {
        var subscription = room.Subscribe(quality, [sam]);
        room.Registrar.Change(quality, new AccountForm(quality.Email, quality.Name, Role.ServiceManager, IsAdministrator: false, ["Safeguarding"], []), Reader.Nobody);

        Assert.Null(room.Get<SubscriptionDesk>().Find(subscription.Id, quality.ToReader()));
    }

    [Fact]
    public async Task After_a_backup_was_put_back_nothing_of_before_goes_out_by_itself()
    {
        var (monthly, arrived) = (room.Subscribe(sam, [sam]), room.Subscribe(sam, [sam], new Timing(Rhythm.Monthly, null, new TimeOnly(7, 0))));
        room.Month("2026-10");
        room.Import();
        room.Kept.Answer = _ => new Posted(PostOutcome.Deferred, "421");
        await room.PassAt(11, 13);
        room.Kept.Letters.Clear();
        room.Kept.Answer = _ => new Posted(PostOutcome.Accepted, "250");
        AppDatabaseFile.PutBack(room.Warehouse.Folder.Root, room.Time);
        var desk = room.Get<SubscriptionDesk>();
        Assert.Equal("2026-11", desk.NextPeriod(desk.Find(arrived.Id, sam.ToReader())!));
        await room.PassAt(11, 14);
        Assert.DoesNotContain(room.Kept.Letters, l => l.Body.Subject.Contains("Teams –", StringComparison.Ordinal));
        Assert.All(room.Log(monthly).Concat(room.Log(arrived)), l => Assert.EndsWith("Uncertain", l, StringComparison.Ordinal));

        room.Month("2026-11");
        room.Import();
        await room.PassAt(12, 13);
        Assert.Equal(2, room.Kept.Letters.Count(l => l.Body.Subject.Contains("Teams –", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task A_process_without_the_mail_servers_settings_sends_nothing_into_a_folder_that_nobody_reads()
    {
        room.Subscribe(sam, [sam]);
        room.Month("2026-10");
        room.Import();
        room.Get<Outbox>().Way("smtp.council.example:587");

        Assert.Contains("smtp.council.example:587", (await Assert.ThrowsAsync<MailWayException>(() => room.PassAt(11, 13))).Message, StringComparison.Ordinal);
        Assert.Empty(room.Kept.Letters);
        room.Get<Outbox>().ForgetWay();
        await room.PassAt(11, 13);
        Assert.Single(room.Kept.Letters);
    }

    public void Dispose() => room.Dispose();
}
