using QaInsight.Nightly.Sending;
using QaInsight.Nightly.Sending.Transport;
using Xunit;

namespace QaInsight.Tests.Nightly.Sending;

/// <summary>Mails in a folder where there is no server, and what stands at their heads.</summary>
public sealed class OutboxFolderTests : IDisposable
{
    private readonly string root = Directory.CreateTempSubdirectory("qainsight-outbox-").FullName;
    private readonly FakeTime time = new(new DateTimeOffset(2026, 9, 13, 1, 30, 0, TimeSpan.Zero));

    [Fact]
    public async Task A_letter_becomes_a_mail_that_is_read_back()
    {
        var letter = Letters.Letter() with { Enclosures = [new Enclosure("board.xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", [1, 2, 3])] };
        var outbox = Outbox();
        Assert.Equal(PostOutcome.Accepted, (await outbox.PostAsync(letter, default)).Outcome);

        var name = Assert.Single(outbox.List());
        Assert.Equal("20260913T013000000Z-7_2026-08_12_qainsight.eml", name);
        var mail = outbox.Read(name)!;
        Assert.Equal((letter.To.Email, letter.Body.Subject, letter.Date), (mail.To, mail.Subject, mail.Date));
        Assert.Equal((letter.Body.Html, letter.Body.Text), (mail.Html.ReplaceLineEndings("\n"), mail.Text.ReplaceLineEndings("\n")));
        var enclosed = Assert.Single(mail.Enclosures);
        Assert.Equal((letter.Enclosures[0].FileName, letter.Enclosures[0].MediaType, 3), (enclosed.FileName, enclosed.MediaType, enclosed.Content.Length));
    }

    [Fact]
    public async Task Its_head_says_what_mail_programs_need_to_know()
    {
        var head = await Head(Letters.Letter());
        Assert.Contains("Message-Id: <7.2026-08.12@qainsight>", head, StringComparer.OrdinalIgnoreCase);
        Assert.Contains("Date: Sun, 13 Sep 2026 02:30:00 +0100", head);
        Assert.Contains("To: Ann Lee <ann.lee@council.gov.uk>", head);
        Assert.Contains("List-Unsubscribe: <https://qainsight.council.gov.uk/stop?token=abc>", head);
        Assert.Contains("List-Unsubscribe-Post: List-Unsubscribe=One-Click", head);
        Assert.Contains("Auto-Submitted: auto-generated", head);
        Assert.Contains("X-Auto-Response-Suppress: All", head);
        Assert.Contains("Sensitivity: Company-Confidential", head);
        Assert.Contains(head, h => h.StartsWith("Content-Type: multipart/alternative", StringComparison.Ordinal));
    }

    [Theory]
    [InlineData("https://qainsight.council.gov.uk/stop?token=abc", 2)]
    [InlineData("http://localhost:5080/stop?token=abc", 1)]
    [InlineData("http://qainsight.council.gov.uk/stop?token=abc", 0)]
    [InlineData(null, 0)]
    public async Task How_it_is_stopped_is_said_where_that_is_safe(string? address, int headers) =>
        Assert.Equal(headers, (await Head(Letters.Letter() with { Unsubscribe = address is null ? null : new Uri(address) })).Count(h => h.StartsWith("List-Unsubscribe", StringComparison.Ordinal)));

    [Fact]
    public async Task A_long_address_to_stop_it_is_one_word_of_its_header()
    {
        var long_ = new Uri("https://qainsight.council.gov.uk/stop?token=" + new string('a', 400));
        Assert.Contains($"List-Unsubscribe: <{long_}>", await Head(Letters.Letter() with { Unsubscribe = long_ }));
    }

    [Fact]
    public async Task The_same_delivery_is_one_mail_however_often_it_is_tried()
    {
        await Outbox().PostAsync(Letters.Letter(), default);
        time.Set(time.GetUtcNow().AddHours(1));
        Assert.Equal(PostOutcome.Accepted, (await Outbox().PostAsync(Letters.Letter(), default)).Outcome);
        Assert.Single(Outbox().List());
    }

    [UnixFact]
    public async Task Nobody_else_on_the_machine_reads_them()
    {
        await Outbox().PostAsync(Letters.Letter(), default);
        var folder = Path.Combine(root, OutboxFolder.Name);
#pragma warning disable CA1416 // UnixFact.
        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute, File.GetUnixFileMode(folder));
        Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(Assert.Single(Directory.EnumerateFiles(folder))));
#pragma warning restore CA1416
    }

    [Theory]
    [InlineData("../../app.db")]
    [InlineData("20260913T013000000Z-../../x.eml")]
    [InlineData("/etc/passwd")]
    [InlineData("20260913T013000000Z-7.eml\n")]
    [InlineData("20260913T013000000Z-none.eml")]
    public void Only_its_own_mails_are_read(string name) => Assert.Null(Outbox().Read(name));

    [Fact]
    public async Task Old_ones_are_forgotten_and_what_a_kill_left_with_them()
    {
        var outbox = Outbox();
        await outbox.PostAsync(Letters.Letter(id: "1@qainsight"), default);
        var left = Path.Combine(root, OutboxFolder.Name, "20260913T013000000Z-0.eml.part");
        File.WriteAllText(left, "half");
        File.SetLastWriteTimeUtc(left, time.GetUtcNow().UtcDateTime);
        time.Set(time.GetUtcNow().AddDays(40));
        await outbox.PostAsync(Letters.Letter(id: "2@qainsight"), default);

        Assert.Equal(1, outbox.Forget(time.GetUtcNow().AddDays(-30)));
        Assert.EndsWith("2_qainsight.eml", Assert.Single(outbox.List()), StringComparison.Ordinal);
        Assert.Single(Directory.EnumerateFiles(Path.Combine(root, OutboxFolder.Name)));
    }

    [Fact]
    public async Task A_folder_that_cannot_be_written_puts_it_off()
    {
        File.WriteAllText(Path.Combine(root, OutboxFolder.Name), "in the way");
        var posted = await Outbox().PostAsync(Letters.Letter(), default);
        Assert.Equal((PostOutcome.Deferred, true), (posted.Outcome, posted.IsServerAway));
    }

    [Fact]
    public async Task An_address_that_is_none_is_refused() =>
        Assert.Equal(PostOutcome.Refused, (await Outbox().PostAsync(Letters.Letter("ann.lee"), default)).Outcome);

    public void Dispose() => Directory.Delete(root, recursive: true);

    private OutboxFolder Outbox() => new(Path.Combine(root, OutboxFolder.Name), new MailOptions(), time);

    // Unfolded.
    private async Task<IReadOnlyList<string>> Head(Letter letter)
    {
        await Outbox().PostAsync(letter, default);
        var text = await File.ReadAllTextAsync(Path.Combine(root, OutboxFolder.Name, Assert.Single(Outbox().List())));
        Assert.DoesNotContain('\n', text.Replace("\r\n", "", StringComparison.Ordinal));
        return text[..text.IndexOf("\r\n\r\n", StringComparison.Ordinal)].Replace("\r\n\t", " ", StringComparison.Ordinal).Replace("\r\n ", " ", StringComparison.Ordinal).Split("\r\n");
    }
}
