using QaInsight.Nightly.Sending;
using QaInsight.Nightly.Sending.Transport;
using QaInsight.People;
using QaInsight.People.Subscriptions;
using Xunit;

namespace QaInsight.Tests.Nightly.Sending;

/// <summary>Each reader's mail is made in that reader's own scope, as it stands when the mail is sent.</summary>
public sealed class ScopeOfMailTests : IDisposable
{
    private readonly PostRoom room = new();

    [Fact]
    public async Task Everybody_of_a_role_gets_their_own_services_and_nobody_elses()
    {
        var quality = room.Person("Quinn", Role.QualityAssurance);
        var (sam, cora) = (room.Person("Sam", Role.ServiceManager, "Safeguarding"), room.Person("Cora", Role.ServiceManager, "Care Proceedings"));
        var director = room.Person("Dana", Role.Board);
        room.Subscribe(quality, [], role: Role.ServiceManager, workbook: true);
        room.Month("2026-10");
        room.Import();

        await room.PassAt(11, 13);

        Assert.Equal(["Cora", "Sam"], room.Kept.Letters.Select(l => l.To.Name).Order());
        var (sams, coras) = (Assert.Single(room.Kept.To(sam)), Assert.Single(room.Kept.To(cora)));
        Assert.Contains("North", sams.Body.Html, StringComparison.Ordinal);
        Assert.DoesNotContain("Court", sams.Body.Html + sams.Body.Text, StringComparison.Ordinal);
        Assert.Contains("Court", coras.Body.Html, StringComparison.Ordinal);
        Assert.DoesNotContain("North", coras.Body.Html + coras.Body.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("Court", Cells(sams), StringComparison.Ordinal);
        Assert.Contains("North", Cells(sams), StringComparison.Ordinal);
        Assert.Empty(room.Kept.To(director));
    }

    [Fact]
    public async Task Whoever_sees_another_programme_alone_gets_theirs()
    {
        var eve = room.Person("Eve", Role.ServiceManager, "Early Help");
        room.Subscribe(room.Person("Quinn", Role.QualityAssurance), [], role: Role.ServiceManager);
        room.Month("2026-10");
        room.Import();
        new QaInsight.Nightly.ImportRun(room.Warehouse.Folder, TestWarehouse.ReferenceFolder, room.Time).Run(new QaInsight.Nightly.ImportRequest(
            [
                room.Warehouse.Write("teams-help.csv", "team,service,programme", "Families First,Early Help,Early Help"),
                room.Warehouse.Write("audits-help.csv", ["audit_id,child_id,audit_month,programme,team,legal_status,return_status,auditor_grade", .. Enumerable.Range(1, 8).Select(n => $"H{n},CH{n},2026-10,Early Help,Families First,CIN,completed,Good")]),
            ],
            "test", QaInsight.Nightly.London.Today(room.Time)));
        await room.PassAt(11, 13);

        Assert.Contains("Families First", Assert.Single(room.Kept.To(eve)).Body.Html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task No_row_of_a_child_goes_by_mail_whoever_reads_it()
    {
        var quality = room.Person("Quinn", Role.QualityAssurance);
        room.Subscribe(quality, [quality], page: "team?team=North", workbook: true);
        room.Month("2026-10");
        room.Import();

        await room.PassAt(11, 13);

        var letter = Assert.Single(room.Kept.Letters);
        Assert.DoesNotMatch("\\b[CQ][0-9]+\\b", letter.Body.Text);
        Assert.DoesNotMatch(">[CQ][0-9]+<", letter.Body.Html);
        Assert.DoesNotMatch(">[CQ][0-9]+<", Cells(letter));
        Assert.Contains("Rows about children do not go by mail", letter.Body.Html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Whoever_is_disabled_gets_nothing_more_the_same_night()
    {
        var sam = room.Person("Sam", Role.ServiceManager, "Safeguarding");
        var subscription = room.Subscribe(sam, [sam]);
        room.Month("2026-10");
        room.Import();
        // Planned while they were still here, and not sent yet.
        room.Kept.Answer = _ => new Posted(PostOutcome.Deferred, "421 later");
        await room.PassAt(11, 13);
        room.Kept.Letters.Clear();
        room.Kept.Answer = _ => new Posted(PostOutcome.Accepted, "250");

        room.Disable(sam);
        await room.PassAt(11, 13, hour: 13);

        Assert.Empty(room.Kept.Letters);
        Assert.Equal((DeliveryState.Skipped, "The account is disabled."), (room.Only(subscription).State, room.Only(subscription).Why));
    }

    [Fact]
    public async Task Whoever_is_moved_gets_what_they_see_now()
    {
        var (quality, sam) = (room.Person("Quinn", Role.QualityAssurance), room.Person("Sam", Role.ServiceManager, "Safeguarding"));
        room.Subscribe(quality, [sam]);
        room.Month("2026-10");
        room.Import();

        room.Move(sam, "Care Proceedings");
        await room.PassAt(11, 13);

        var letter = Assert.Single(room.Kept.Letters);
        Assert.Contains("Court", letter.Body.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("North", letter.Body.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_page_that_is_not_theirs_any_more_does_not_come()
    {
        var sam = room.Person("Sam", Role.ServiceManager, "Safeguarding");
        var subscription = room.Subscribe(sam, [sam], page: "teams?service=Safeguarding");
        room.Move(sam, "Care Proceedings");
        room.Month("2026-10");
        room.Import();

        await room.PassAt(11, 13);

        Assert.Empty(room.Kept.Letters);
        Assert.Equal(DeliveryState.Skipped, room.Only(subscription).State);
        Assert.StartsWith("It is not there within what they see", room.Only(subscription).Why, StringComparison.Ordinal);
    }

    // The mail is made, and only then are the rights taken away: nothing that was made before may go out.
    [Fact]
    public void What_was_made_before_rights_changed_is_not_sent()
    {
        var sam = room.Person("Sam", Role.ServiceManager, "Safeguarding");
        var subscription = room.Subscribe(sam, [sam]);
        room.Get<Outbox>().Plan(subscription, "2026-09", room.Time.GetUtcNow(), [sam.Id], []);
        var delivery = Assert.Single(room.Get<Outbox>().Due());
        var stamp = sam.SecurityStamp;

        room.Move(sam, "Care Proceedings");

        Assert.False(room.Get<Outbox>().Claim(delivery, new MadeIn(stamp, subscription.Edition, null, "b"), "1@x", sam.Email, "Teams", null));
        Assert.True(room.Get<Outbox>().Claim(delivery, new MadeIn(sam.SecurityStamp, subscription.Edition, null, "b"), "1@x", sam.Email, "Teams", null));
    }

    [Theory]
    [InlineData("council.example", true)]
    [InlineData("elsewhere.example", false)]
    public async Task Mail_goes_to_allowed_domains_alone(string allowed, bool goes)
    {
        using var strict = new PostRoom(null, null, ("QaInsight:Mail:Server", "localhost"), ("QaInsight:Mail:Security", "none"), ("QaInsight:Mail:From", "qa@council.example"), ("QaInsight:Mail:AllowedDomains:0", allowed));
        var sam = strict.Person("Sam", Role.ServiceManager, "Safeguarding");
        var subscription = strict.Subscribe(sam, [sam]);
        strict.Month("2026-10");
        strict.Import();

        await strict.PassAt(11, 13);

        Assert.Equal(goes ? 1 : 0, strict.Kept.Letters.Count);
        Assert.Equal(goes ? DeliveryState.Sent : DeliveryState.Failed, strict.Only(subscription).State);
    }

    public void Dispose() => room.Dispose();

    // Everything that stands in the attached workbook.
    private static string Cells(Letter letter)
    {
        using var workbook = new System.IO.Compression.ZipArchive(new MemoryStream(Assert.Single(letter.Enclosures).Content));
        return string.Concat(workbook.Entries.Where(e => e.FullName.EndsWith(".xml", StringComparison.Ordinal)).Select(e =>
        {
            using var reader = new StreamReader(e.Open());
            return reader.ReadToEnd();
        }));
    }
}
