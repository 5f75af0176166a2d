using QaInsight.Nightly.Sending;
using QaInsight.Nightly.Sending.Transport;
using QaInsight.People;
using QaInsight.People.Accounts;
using QaInsight.People.Subscriptions;
using Xunit;

namespace QaInsight.Tests.Nightly.Sending;

/// <summary>A mail goes out once for its subscription, period and reader, whatever happens in between.</summary>
public sealed class OnceTests : IDisposable
{
    private readonly PostRoom room = new();
    private readonly Account sam;
    private readonly Account cora;
    private readonly Subscription subscription;

    public OnceTests()
    {
        (sam, cora) = (room.Person("Sam", Role.ServiceManager, "Safeguarding"), room.Person("Cora", Role.ServiceManager, "Care Proceedings"));
        subscription = room.Subscribe(room.Person("Quinn", Role.QualityAssurance), [sam, cora]);
        room.Month("2026-10");
        room.Import();
    }

    [Fact]
    public async Task However_often_it_is_looked_at()
    {
        await room.PassAt(11, 12);
        Assert.Empty(room.Kept.Letters);
        await room.PassAt(11, 13);
        await room.PassAt(11, 13, hour: 13);
        await room.PassAt(11, 14);
        room.Import();
        await room.PassAt(11, 30);

        Assert.Equal(["Cora 2026-10 Sent", "Sam 2026-10 Sent"], room.Log(subscription).Order());
        Assert.Equal(2, room.Kept.Letters.Count);
    }

    [Fact]
    public async Task When_many_look_at_the_same_time()
    {
        room.Time.Set(new DateTimeOffset(2026, 11, 13, 12, 0, 0, TimeSpan.Zero));

        await Task.WhenAll(Enumerable.Range(0, 8).Select(_ => Task.Run(room.Pass)));

        Assert.Equal(2, room.Kept.Letters.Count);
    }

    [Fact]
    public async Task When_its_day_is_changed_after_it_went_out()
    {
        await room.PassAt(11, 13);
        room.Get<SubscriptionDesk>().Change(subscription, subscription.Terms with { Timing = new Timing(Rhythm.Monthly, 20, new TimeOnly(7, 0)) }, room.Book.Find(subscription.Id)!.Edition);
        await room.PassAt(11, 20);
        Assert.Equal(2, room.Kept.Letters.Count);

        room.Month("2026-11");
        room.Import();
        await room.PassAt(12, 20);
        Assert.Equal(4, room.Kept.Letters.Count);
    }

    [Fact]
    public async Task After_three_days_without_a_server()
    {
        await room.PassAt(11, 12);
        await room.PassAt(11, 15);

        Assert.Equal(["Cora 2026-10 Sent", "Sam 2026-10 Sent"], room.Log(subscription).Order());
    }

    [Fact]
    public async Task After_three_weeks_a_weekly_one_comes_once_and_the_log_says_what_did_not()
    {
        var weekly = room.Subscribe(sam, [sam], new Timing(Rhythm.Weekly, 1, new TimeOnly(7, 0)));
        await room.PassAt(11, 25);

        Assert.Equal(["Sam 2026-W46 Skipped", "Sam 2026-W47 Skipped", "Sam 2026-W48 Sent"], room.Log(weekly));
        Assert.Contains("It was due on 9 November 2026, when nothing could be sent; week 48 of 2026 goes out in its place.", room.Get<DeliveryLog>().Of(weekly.Id, 9).Select(d => d.Why));
    }

    [Fact]
    public async Task A_refusal_that_may_pass_is_tried_again_later_and_later_with_one_message_id()
    {
        room.Kept.Answer = _ => new Posted(PostOutcome.Deferred, "450 greylisted");
        await room.PassAt(11, 13);
        await room.PassAt(11, 13);
        Assert.Equal(2, room.Kept.Letters.Count);

        room.Time.Set(room.Time.GetUtcNow().AddMinutes(5));
        await room.Pass();
        Assert.Equal(4, room.Kept.Letters.Count);
        room.Time.Set(room.Time.GetUtcNow().AddMinutes(5));
        await room.Pass();
        Assert.Equal(4, room.Kept.Letters.Count);
        room.Kept.Answer = _ => new Posted(PostOutcome.Accepted, "250");
        room.Time.Set(room.Time.GetUtcNow().AddMinutes(10));
        await room.Pass();

        Assert.Equal(6, room.Kept.Letters.Count);
        Assert.Single(room.Kept.To(sam).Select(l => l.MessageId).Distinct());
        Assert.All(room.Get<DeliveryLog>().Of(subscription.Id, 9), d => Assert.Equal((DeliveryState.Sent, 3), (d.State, d.Tries)));
    }

    [Fact]
    public async Task It_is_given_up_after_three_days_and_said_so()
    {
        room.Kept.Answer = _ => new Posted(PostOutcome.Deferred, "421 busy");
        for (var hours = 0; hours < 100; hours += 4)
        {
            room.Time.Set(new DateTimeOffset(2026, 11, 13, 12, 0, 0, TimeSpan.Zero).AddHours(hours));
            await room.Pass();
        }

        Assert.All(room.Get<DeliveryLog>().Of(subscription.Id, 9), d => Assert.Equal(DeliveryState.Failed, d.State));
        Assert.All(room.Get<DeliveryLog>().Of(subscription.Id, 9), d => Assert.StartsWith("Given up after", d.Why, StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_refusal_that_will_not_pass_is_not_tried_again()
    {
        room.Kept.Answer = l => l.To.Email == sam.Email ? new Posted(PostOutcome.Refused, "550 no such mailbox") : new Posted(PostOutcome.Accepted, "250");
        await room.PassAt(11, 13);
        await room.PassAt(11, 14);

        Assert.Single(room.Kept.To(sam));
        Assert.Equal(["Cora 2026-10 Sent", "Sam 2026-10 Failed"], room.Log(subscription).Order());
    }

    [Fact]
    public async Task What_may_have_arrived_is_never_sent_again_unless_somebody_asks()
    {
        room.Kept.Answer = l => l.To.Email == sam.Email ? new Posted(PostOutcome.Uncertain, "The connection was lost after DATA.") : new Posted(PostOutcome.Accepted, "250");
        await room.PassAt(11, 13);
        await room.PassAt(11, 14);
        await room.PassAt(11, 30);
        Assert.Single(room.Kept.To(sam));
        Assert.Equal(["Cora 2026-10 Sent", "Sam 2026-10 Uncertain"], room.Log(subscription).Order());

        room.Kept.Answer = _ => new Posted(PostOutcome.Accepted, "250");
        room.Get<SubscriptionDesk>().Resend(room.Get<DeliveryLog>().Of(subscription.Id, 9).Single(d => d.State == DeliveryState.Uncertain), sam.ToReader());
        await room.Pass();
        await room.Pass();
        Assert.Equal(2, room.Kept.To(sam).Count);
    }

    // A process that is killed leaves the mark that it made before the server saw the mail.
    [Fact]
    public async Task What_a_killed_process_was_sending_is_uncertain_and_stays_so()
    {
        room.Time.Set(new DateTimeOffset(2026, 11, 13, 12, 0, 0, TimeSpan.Zero));
        room.Get<Planner>().Run(new QaInsight.Warehouse.Month(2026, 10));
        var mine = room.Get<Outbox>().Due().Single(d => d.Reader == sam.Id);
        Assert.True(room.Get<Outbox>().Claim(mine, new MadeIn(sam.SecurityStamp, subscription.Edition, null, "b"), "1@x", sam.Email, "Teams", null));

        await room.Pass();
        await room.PassAt(11, 14);

        Assert.Equal(["Cora 2026-10 Sent", "Sam 2026-10 Uncertain"], room.Log(subscription).Order());
        Assert.DoesNotContain(room.Kept.To(sam), l => l.Body.Subject.Contains("Teams –", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_server_that_is_away_is_not_asked_for_each_of_them()
    {
        room.Kept.Answer = _ => new Posted(PostOutcome.Deferred, "connection refused") { IsServerAway = true };
        var report = await room.PassAt(11, 13);

        Assert.Single(room.Kept.Letters);
        Assert.Equal(1, report.Waiting);
        Assert.Equal(["Cora 2026-10 Waiting", "Sam 2026-10 Waiting"], room.Log(subscription).Order());
    }

    [Fact]
    public async Task One_now_is_of_the_latest_month_and_does_not_stand_in_for_the_one_by_schedule()
    {
        room.Get<SubscriptionDesk>().SendNow(subscription, sam.Id, sam.ToReader());
        await room.PassAt(11, 5);
        Assert.Equal(["Sam 2026-10 Sent"], room.Log(subscription));

        await room.PassAt(11, 13);
        Assert.Equal(["Cora 2026-10 Sent", "Sam 2026-10 Sent", "Sam 2026-10 Sent"], room.Log(subscription).Order());
    }

    [Fact]
    public async Task Paused_left_out_stopped_and_ended_ones_do_not_come()
    {
        var desk = room.Get<SubscriptionDesk>();
        room.Book.Skip(subscription.Id, "2026-10", isSkipped: true);
        await room.PassAt(11, 13);
        Assert.Equal(["Cora 2026-10 Skipped", "Sam 2026-10 Skipped"], room.Log(subscription).Order());

        room.Month("2026-11");
        room.Import();
        room.Book.Pause(subscription.Id);
        await room.PassAt(12, 13);
        desk.GoOn(room.Book.Find(subscription.Id)!);
        await room.PassAt(12, 14);
        Assert.Empty(room.Kept.Letters);

        room.Book.Stop(subscription.Id, sam.Id, isStopped: true);
        room.Month("2026-12");
        room.Import();
        await room.PassAt(1, 13, year: 2027);
        Assert.Equal(["Cora"], room.Kept.Letters.Select(l => l.To.Name));

        room.Book.End(subscription.Id);
        room.Month("2027-01");
        room.Import();
        await room.PassAt(2, 13, year: 2027);
        Assert.Single(room.Kept.Letters);
    }

    [Fact]
    public async Task It_ends_after_its_last_day()
    {
        var ending = room.Subscribe(sam, [sam], ends: new DateOnly(2026, 11, 13));
        await room.PassAt(11, 13);
        room.Month("2026-11");
        room.Import();
        await room.PassAt(12, 13);

        Assert.Equal(["Sam 2026-10 Sent"], room.Log(ending));
        Assert.True(room.Book.Find(ending.Id)!.HasEnded);
    }

    [Fact]
    public async Task Once_the_import_has_passed_means_once()
    {
        var arrived = room.Subscribe(sam, [sam], new Timing(Rhythm.Monthly, null, new TimeOnly(7, 0)));
        await room.PassAt(11, 5);
        Assert.Empty(room.Log(arrived));
        await room.PassAt(12, 2);
        Assert.Empty(room.Log(arrived));

        room.Month("2026-11");
        room.Import();
        await room.PassAt(12, 3, hour: 6);
        Assert.Empty(room.Log(arrived));
        await room.PassAt(12, 3, hour: 8);
        await room.PassAt(12, 4);
        room.Import();
        await room.PassAt(12, 5);

        Assert.Equal(["Sam 2026-11 Sent"], room.Log(arrived));
        Assert.Single(room.Kept.To(sam), l => l.Body.Subject.Contains("– November 2026", StringComparison.Ordinal));
    }

    public void Dispose() => room.Dispose();
}
