using QaInsight.Nightly.Printing;
using QaInsight.Nightly.Sending;
using QaInsight.Nightly.Sending.Transport;
using QaInsight.People;
using QaInsight.People.Subscriptions;
using Xunit;

namespace QaInsight.Tests.Nightly.Sending;

/// <summary>Where figures are not there the mail is held and its owner is told, never the board; what fails is told, once.</summary>
public sealed class HeldAndToldTests : IDisposable
{
    private readonly PostRoom room = new();

    [Fact]
    public async Task A_failed_import_holds_the_mail_and_tells_its_owner_and_a_good_one_lets_it_go()
    {
        var (quality, director) = (room.Person("Quinn", Role.QualityAssurance), room.Person("Dana", Role.Board));
        var subscription = room.Subscribe(quality, [director]);
        room.Month("2026-10");
        room.Import();
        room.FailImport();

        await room.PassAt(11, 13);
        await room.PassAt(11, 13, hour: 13);
        Assert.Equal(["Dana 2026-10 Held"], room.Log(subscription));
        Assert.Empty(room.Kept.To(director));
        var told = Assert.Single(room.Kept.To(quality));
        Assert.Contains("Held: Teams every month, October 2026", told.Body.Subject, StringComparison.Ordinal);
        Assert.Contains("The nightly import of 2 November 2026 failed", told.Body.Html, StringComparison.Ordinal);

        room.PassImport();
        await room.PassAt(11, 14);
        Assert.Equal(["Dana 2026-10 Sent"], room.Log(subscription));
        Assert.Single(room.Kept.To(director));
        Assert.Single(room.Kept.To(quality));
    }

    [Fact]
    public async Task A_month_that_is_not_back_is_waited_for_and_overtaken_by_the_next()
    {
        var quality = room.Person("Quinn", Role.QualityAssurance);
        var subscription = room.Subscribe(quality, [quality]);
        await room.PassAt(11, 13);
        Assert.Equal((DeliveryState.Held, "The audits of October 2026 are not back yet: the latest month with half or more of them back is September 2026. It goes out once they are."), (room.Only(subscription).State, room.Only(subscription).Why));

        room.Month("2026-10");
        room.Month("2026-11");
        room.Import();
        await room.PassAt(12, 13);

        Assert.Equal(["Quinn 2026-10 Skipped", "Quinn 2026-11 Sent"], room.Log(subscription));
    }

    [Fact]
    public async Task Figures_that_are_too_old_are_not_sent()
    {
        var quality = room.Person("Quinn", Role.QualityAssurance);
        var subscription = room.Subscribe(quality, [quality], new Timing(Rhythm.Weekly, 1, new TimeOnly(7, 0)));
        await room.PassAt(12, 7);
        Assert.Equal(DeliveryState.Sent, room.Get<DeliveryLog>().Of(subscription.Id, 1)[0].State);
        await room.PassAt(12, 14);

        Assert.Equal((DeliveryState.Held, "No rows have come in for 42 days: the figures are too old to be sent. It goes out once there are new ones."), (room.Get<DeliveryLog>().Of(subscription.Id, 1)[0].State, room.Get<DeliveryLog>().Of(subscription.Id, 1)[0].Why));
    }

    [Fact]
    public async Task Somebody_on_the_board_is_not_told_of_what_is_held_and_administrators_are()
    {
        var (director, ada) = (room.Person("Dana", Role.Board), room.Person("Ada", null, isAdministrator: true));
        room.Subscribe(director, [director]);
        await room.PassAt(11, 13);

        Assert.Empty(room.Kept.To(director));
        var digest = Assert.Single(room.Kept.To(ada));
        Assert.Contains("Teams every month, October 2026, to Dana: held.", digest.Body.Html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Administrators_get_one_digest_a_day_and_none_where_all_went_well()
    {
        var (quality, ada) = (room.Person("Quinn", Role.QualityAssurance), room.Person("Ada", null, isAdministrator: true));
        room.Subscribe(quality, [quality]);
        room.Month("2026-10");
        room.Import();
        await room.PassAt(11, 12, hour: 10);
        Assert.Empty(room.Kept.To(ada));

        room.Kept.Answer = l => l.To.Email == ada.Email ? new Posted(PostOutcome.Accepted, "250") : new Posted(PostOutcome.Refused, "550 no such mailbox");
        await room.PassAt(11, 13, hour: 7);
        Assert.Empty(room.Kept.To(ada));
        await room.PassAt(11, 13, hour: 8);
        await room.PassAt(11, 13, hour: 20);
        await room.PassAt(11, 14, hour: 9);

        Assert.Contains("550 no such mailbox", Assert.Single(room.Kept.To(ada)).Body.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_owner_is_told_once_of_whom_it_did_not_reach()
    {
        var (quality, sam, cora) = (room.Person("Quinn", Role.QualityAssurance), room.Person("Sam", Role.ServiceManager, "Safeguarding"), room.Person("Cora", Role.ServiceManager, "Care Proceedings"));
        room.Subscribe(quality, [sam, cora]);
        room.Month("2026-10");
        room.Import();
        room.Kept.Answer = l => l.To.Email == quality.Email ? new Posted(PostOutcome.Accepted, "250") : new Posted(PostOutcome.Refused, "550 no such mailbox");
        await room.PassAt(11, 13);
        await room.PassAt(11, 14);

        var told = Assert.Single(room.Kept.To(quality));
        Assert.Contains("did not arrive at Cora, Sam", told.Body.Html, StringComparison.Ordinal);
        Assert.Contains("https://qainsight.council.example/subscriptions/1", told.Body.Html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task When_its_owner_leaves_it_goes_on_and_quality_assurance_looks_after_it_until_somebody_takes_it_over()
    {
        var (maker, other, sam) = (room.Person("Quinn", Role.QualityAssurance), room.Person("Robin", Role.QualityAssurance), room.Person("Sam", Role.ServiceManager, "Safeguarding"));
        var subscription = room.Subscribe(maker, [sam]);
        room.Disable(maker);
        room.Month("2026-10");
        room.Import();
        room.Kept.Answer = l => l.To.Email == sam.Email ? new Posted(PostOutcome.Refused, "550") : new Posted(PostOutcome.Accepted, "250");
        await room.PassAt(11, 13);
        Assert.Single(room.Kept.To(sam));
        Assert.Single(room.Kept.To(other));
        Assert.True(room.Get<SubscriptionDesk>().Find(subscription.Id, other.ToReader())!.IsToBeTakenOver);

        room.Book.TakeOver(subscription.Id, other.Id);
        Assert.Equal("Robin", room.Get<SubscriptionDesk>().Find(subscription.Id, other.ToReader())!.Owner!.Name);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Where_there_is_nothing_to_report_it_says_so_or_does_not_come(bool says)
    {
        var (quality, eve) = (room.Person("Quinn", Role.QualityAssurance), room.Person("Eve", Role.ServiceManager, "Leaving Care"));
        var subscription = room.Subscribe(quality, [eve], saysNothing: says, page: "auditing");
        room.Month("2026-10");
        room.Import();
        await room.PassAt(11, 13);

        if (says)
            Assert.Contains("There is nothing to report of October 2026 within what you see.", Assert.Single(room.Kept.To(eve)).Body.Html, StringComparison.Ordinal);
        else
            Assert.Equal((0, DeliveryState.Skipped, "There is nothing to report of October 2026 within what they see."), (room.Kept.To(eve).Count, room.Only(subscription).State, room.Only(subscription).Why));
    }

    [Fact]
    public async Task Where_there_is_no_Chromium_the_workbook_goes_in_the_PDFs_place_and_the_mail_says_so()
    {
        var quality = room.Person("Quinn", Role.QualityAssurance);
        room.Subscribe(quality, [quality], pdf: true);
        room.Month("2026-10");
        room.Import();
        await room.PassAt(11, 13);

        var letter = Assert.Single(room.Kept.Letters);
        Assert.Equal("QaInsight teams 2026-10.xlsx", Assert.Single(letter.Enclosures).FileName);
        Assert.Contains("PDFs cannot be made on this server. The workbook is attached in the PDF’s place.", letter.Body.Html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_PDF_is_made_once_for_all_who_see_the_same()
    {
        var printer = new CountingPrinter();
        using var pressed = new PostRoom(null, printer);
        var quality = pressed.Person("Quinn", Role.QualityAssurance);
        var board = Enumerable.Range(0, 5).Select(n => pressed.Person($"Board{n}", Role.Board)).ToList();
        pressed.Subscribe(quality, board, pdf: true, page: "pack");
        pressed.Month("2026-10");
        pressed.Import();
        await pressed.PassAt(11, 13);

        Assert.Equal((5, 1), (pressed.Kept.Letters.Count, printer.Printed));
        Assert.All(pressed.Kept.Letters, l => Assert.StartsWith("OFFICIAL–SENSITIVE: Board pack – October 2026 (as at 2 November 2026)", l.Body.Subject, StringComparison.Ordinal));
        Assert.All(pressed.Kept.Letters, l => Assert.Contains("https://qainsight.council.example/pack?period=2026-10", l.Body.Html, StringComparison.Ordinal));
        Assert.All(pressed.Kept.Letters, l => Assert.Equal("QaInsight pack 2026-10.pdf", Assert.Single(l.Enclosures).FileName));
    }

    public void Dispose() => room.Dispose();

    private sealed class CountingPrinter : IPrinter
    {
        public int Printed { get; private set; }

        public string? WhyNot => null;

        public Task<byte[]> PrintAsync(string document, CancellationToken stop)
        {
            Printed++;
            return Task.FromResult("%PDF-1.7"u8.ToArray());
        }
    }
}
