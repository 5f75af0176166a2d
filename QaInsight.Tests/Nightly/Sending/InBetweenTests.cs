using QaInsight.Nightly;
using QaInsight.Nightly.Imports;
using QaInsight.Nightly.Sending;
using QaInsight.Nightly.Sending.Transport;
using QaInsight.People;
using QaInsight.People.Accounts;
using QaInsight.People.Subscriptions;
using Xunit;

namespace QaInsight.Tests.Nightly.Sending;

/// <summary>What happens between a mail's coming due and its going out: edits, holds, last days, refusals, people who leave. It goes out once, or says why not.</summary>
public sealed class InBetweenTests : IDisposable
{
    private readonly PostRoom room = new();
    private readonly Account quality;
    private readonly Account sam;

    public InBetweenTests() => (quality, sam) = (room.Person("Quinn", Role.QualityAssurance), room.Person("Sam", Role.ServiceManager, "Safeguarding"));

    [Fact]
    public async Task What_is_held_for_days_and_then_put_off_once_is_tried_again()
    {
        var subscription = room.Subscribe(sam, [sam]);
        await room.PassAt(11, 13);
        room.Month("2026-10");
        room.Import();
        room.Kept.Answer = _ => new Posted(PostOutcome.Deferred, "450 greylisted");
        await room.PassAt(11, 18);
        room.Kept.Answer = _ => new Posted(PostOutcome.Accepted, "250");
        await room.PassAt(11, 18, hour: 13);

        Assert.Equal(["Sam 2026-10 Sent"], room.Log(subscription));
    }

    [Fact]
    public async Task The_last_one_goes_out_also_a_day_late()
    {
        var subscription = room.Subscribe(sam, [sam], ends: new DateOnly(2026, 11, 13));
        room.Month("2026-10");
        room.Import();
        await room.PassAt(11, 14);

        Assert.Equal(["Sam 2026-10 Sent"], room.Log(subscription));
        await room.PassAt(11, 14, hour: 13);
        Assert.True(room.Book.Find(subscription.Id)!.HasEnded);
    }

    [Fact]
    public async Task A_new_name_after_it_came_due_loses_nothing()
    {
        var subscription = room.Subscribe(sam, [sam]);
        room.Month("2026-10");
        room.Import();
        room.Time.Set(new DateTimeOffset(2026, 11, 13, 7, 2, 0, TimeSpan.Zero));
        room.Get<SubscriptionDesk>().Change(subscription, subscription.Terms with { Name = "Another name" }, subscription.Edition);
        await room.PassAt(11, 13, hour: 8);

        Assert.Equal(["Sam 2026-10 Sent"], room.Log(subscription));
    }

    [Fact]
    public async Task From_a_day_of_the_month_to_once_the_import_has_passed_sends_the_month_that_had_not_gone_out()
    {
        var subscription = room.Subscribe(sam, [sam], new Timing(Rhythm.Monthly, 20, new TimeOnly(7, 0)));
        room.Month("2026-10");
        room.Import();
        room.Time.Set(new DateTimeOffset(2026, 11, 15, 12, 0, 0, TimeSpan.Zero));
        room.Get<SubscriptionDesk>().Change(subscription, subscription.Terms with { Timing = new Timing(Rhythm.Monthly, null, new TimeOnly(7, 0)) }, subscription.Edition);
        await room.PassAt(11, 16);
        await room.PassAt(11, 20);

        Assert.Equal(["Sam 2026-10 Sent"], room.Log(subscription));
    }

    [Fact]
    public async Task From_weekly_to_once_the_import_has_passed_begins_with_the_next_month()
    {
        var (desk, subscription) = (room.Get<SubscriptionDesk>(), room.Subscribe(sam, [sam], new Timing(Rhythm.Weekly, 1, new TimeOnly(7, 0))));
        await room.PassAt(11, 9);
        var sent = room.Book.Find(subscription.Id)!;
        desk.Change(sent, sent.Terms with { Timing = new Timing(Rhythm.Monthly, null, new TimeOnly(7, 0)) }, sent.Edition);
        await room.PassAt(11, 10);

        Assert.Equal(["Sam 2026-W46 Sent"], room.Log(subscription));
        Assert.Equal("2026-10", desk.NextPeriod(desk.Find(subscription.Id, sam.ToReader())!));
    }

    [Fact]
    public async Task Another_rhythm_overtakes_what_was_held_in_the_one_before()
    {
        var subscription = room.Subscribe(sam, [sam], new Timing(Rhythm.Weekly, 1, new TimeOnly(7, 0)));
        room.FailImport();
        await room.PassAt(11, 9);
        Assert.Equal(["Sam 2026-W46 Held"], room.Log(subscription));
        room.Get<SubscriptionDesk>().Change(room.Book.Find(subscription.Id)!, subscription.Terms with { Timing = new Timing(Rhythm.Quarterly, 15, new TimeOnly(7, 0)) }, room.Book.Find(subscription.Id)!.Edition);
        room.PassImport();
        await room.PassAt(11, 10);

        Assert.Equal(["Sam 2026-W46 Skipped"], room.Log(subscription));
    }

    [Fact]
    public async Task An_owner_who_was_told_of_a_hold_is_told_of_the_failure_after_it()
    {
        room.Subscribe(quality, [sam]);
        room.Month("2026-10");
        room.Import();
        room.FailImport();
        await room.PassAt(11, 13);
        room.PassImport();
        room.Kept.Answer = l => l.To.Email == sam.Email ? new Posted(PostOutcome.Refused, "550 no such mailbox") : new Posted(PostOutcome.Accepted, "250");
        await room.PassAt(11, 14);

        Assert.Equal(["Held", "Did not arrive"], room.Kept.To(quality).Select(l => l.Body.Subject.Split(": ")[1]));
    }

    [Fact]
    public async Task Of_a_server_that_is_away_for_days_an_owner_is_told_once_for_all()
    {
        var readers = Enumerable.Range(0, 6).Select(n => room.Person($"Reader{n}", Role.Board)).ToList();
        room.Subscribe(quality, readers);
        room.Month("2026-10");
        room.Import();
        room.Kept.Answer = l => l.To.Email == quality.Email ? new Posted(PostOutcome.Accepted, "250") : new Posted(PostOutcome.Refused, "550 gone");
        await room.PassAt(11, 13);

        Assert.Single(room.Kept.To(quality));
    }

    [Fact]
    public async Task A_server_that_is_away_is_asked_again_later_and_later()
    {
        room.Subscribe(quality, [.. Enumerable.Range(0, 5).Select(n => room.Person($"Reader{n}", Role.Board))]);
        room.Month("2026-10");
        room.Import();
        room.Kept.Answer = _ => new Posted(PostOutcome.Deferred, "535 wrong password") { IsServerAway = true };
        for (var minute = 0; minute <= 60; minute += 5)
        {
            room.Time.Set(new DateTimeOffset(2026, 11, 13, 12, minute % 60, 0, TimeSpan.Zero).AddHours(minute / 60));
            await room.Pass();
        }

        // At once, after 5, 20 and 50 minutes.
        Assert.Equal(4, room.Kept.Letters.Count);
    }

    [Fact]
    public async Task A_server_that_never_answers_makes_one_of_them_uncertain_at_a_time()
    {
        var subscription = room.Subscribe(quality, [.. Enumerable.Range(0, 3).Select(n => room.Person($"Reader{n}", Role.Board))]);
        room.Month("2026-10");
        room.Import();
        room.Kept.Answer = l => l.To.Email == quality.Email ? new Posted(PostOutcome.Accepted, "250") : new Posted(PostOutcome.Uncertain, "lost after DATA");
        await room.PassAt(11, 13);

        Assert.Equal(1, room.Log(subscription).Count(l => l.EndsWith("Uncertain", StringComparison.Ordinal)));
        Assert.Equal(2, room.Log(subscription).Count(l => l.EndsWith("Waiting", StringComparison.Ordinal)));
    }

    [Fact]
    public async Task One_now_does_not_go_round_a_hold_and_does_not_take_the_place_of_what_is_held()
    {
        var subscription = room.Subscribe(sam, [sam]);
        room.Month("2026-10");
        room.Import();
        room.FailImport();
        await room.PassAt(11, 13);
        room.Get<SubscriptionDesk>().SendNow(subscription, sam.Id, sam.ToReader());
        await room.Pass();
        Assert.Equal(["Sam 2026-10 Held", "Sam 2026-10 Skipped"], room.Log(subscription).Order());

        room.PassImport();
        await room.PassAt(11, 14);
        Assert.Equal(["Sam 2026-10 Sent", "Sam 2026-10 Skipped"], room.Log(subscription).Order());
    }

    [Fact]
    public async Task What_is_held_can_be_sent_as_it_is_and_then_does_not_come_again()
    {
        var subscription = room.Subscribe(quality, [sam]);
        room.Month("2026-10");
        room.Import();
        room.FailImport();
        await room.PassAt(11, 13);
        room.Get<SubscriptionDesk>().Resend(room.Only(subscription), quality.ToReader());
        await room.Pass();
        room.PassImport();
        await room.PassAt(11, 14);

        Assert.Single(room.Kept.To(sam));
    }

    [Fact]
    public async Task Whoever_asked_for_no_more_is_not_sent_one_by_somebody_else_and_may_ask_for_one_themselves()
    {
        var subscription = room.Subscribe(quality, [sam]);
        room.Month("2026-10");
        room.Import();
        await room.PassAt(11, 13);
        room.Book.Stop(subscription.Id, sam.Id, isStopped: true);
        room.Get<SubscriptionDesk>().Resend(room.Only(subscription), quality.ToReader());
        await room.Pass();
        Assert.Single(room.Kept.To(sam));

        room.Get<SubscriptionDesk>().SendNow(subscription, sam.Id, sam.ToReader());
        await room.Pass();
        Assert.Equal(2, room.Kept.To(sam).Count);
    }

    [Fact]
    public async Task An_import_by_hand_after_a_failed_night_lets_mails_go_and_the_same_files_again_do_not()
    {
        var subscription = room.Subscribe(sam, [sam]);
        room.Time.Set(new DateTimeOffset(2026, 11, 13, 2, 0, 0, TimeSpan.Zero));
        room.FailImport();
        room.Import();
        await room.PassAt(11, 13);
        Assert.Equal(["Sam 2026-10 Held"], room.Log(subscription));
        Assert.Contains("The nightly import", room.Only(subscription).Why, StringComparison.Ordinal);

        room.Month("2026-10");
        room.Import();
        await room.PassAt(11, 13, hour: 14);
        Assert.Equal(["Sam 2026-10 Sent"], room.Log(subscription));
    }

    [Fact]
    public async Task A_wrong_file_that_somebody_uploaded_holds_nobodys_mails()
    {
        var subscription = room.Subscribe(sam, [sam]);
        room.Month("2026-10");
        room.Import();
        var wrong = room.Warehouse.Write("audits-wrong.csv", "nothing,of,this");
        new ImportRun(room.Warehouse.Folder, TestWarehouse.ReferenceFolder, room.Time).Run(new ImportRequest([wrong], "upload", London.Today(room.Time)));
        Assert.Equal(RunOutcome.Refused, room.Get<ImportHistory>().Recent(int.MaxValue, 1)[0].Outcome);
        await room.PassAt(11, 13);

        Assert.Equal(["Sam 2026-10 Sent"], room.Log(subscription));
    }

    public void Dispose() => room.Dispose();
}
