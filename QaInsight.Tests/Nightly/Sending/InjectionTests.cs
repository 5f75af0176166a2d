using MimeKit;
using QaInsight.Nightly.Sending;
using QaInsight.Nightly.Sending.Transport;
using Xunit;

namespace QaInsight.Tests.Nightly.Sending;

/// <summary>What ends a line, a header or a letter, in whatever of a letter comes from people, in real conversations: it stays a few letters of a text.</summary>
public sealed class InjectionTests
{
    private static readonly string[] Payloads =
    [
        "x\r\nBcc: evil@evil.example", "x\nBcc: evil@evil.example", "x\rBcc: evil@evil.example", "x\r\n\r\n<script>alert(1)</script>", "x\r\n.\r\nMAIL FROM:<evil@evil.example>\r\nRCPT TO:<evil@evil.example>\r\nDATA\r\n",
        "x\0Bcc: evil@evil.example", "x\u2028Bcc: evil@evil.example", "x\u2029Bcc: evil@evil.example", "x\u0085Bcc: evil@evil.example", "x\vBcc: evil@evil.example\f", "x%0d%0aBcc: evil@evil.example", "x&#13;&#10;Bcc: evil@evil.example",
        "=?utf-8?q?x=0D=0ABcc:_evil@evil.example?=", "=?utf-8?b?eA0KQmNjOiBldmlsQGV2aWwuZXhhbXBsZQ==?=", "x\r\n Bcc: evil@evil.example", "\"x\" <evil@evil.example>, y", "x>\r\nRCPT TO:<evil@evil.example", "x\u560A\u560DBcc: evil@evil.example",
        "x;\r\n\tname=\"evil.exe\"", "\u202Exls.exe", new string('x', 3000) + "\r\nBcc: evil@evil.example",
    ];

    private static readonly string[] Headers =
    [
        "Auto-Submitted", "Content-Type", "Date", "From", "List-Unsubscribe", "List-Unsubscribe-Post", "MIME-Version", "Message-Id", "Sensitivity", "Subject", "To", "X-Auto-Response-Suppress",
    ];

    public static TheoryData<string> Places => ["name", "email", "subject", "file", "type", "id", "from"];

    [Theory]
    [MemberData(nameof(Places))]
    public async Task Nothing_of_a_letter_ends_a_line_or_names_another_reader(string place)
    {
        await using var server = new TestSmtpServer();
        foreach (var payload in Payloads)
        {
            var before = (server.Said.Count, server.Mails.Count);
            var options = Letters.Options(server) with { FromName = place == "from" ? payload : "QaInsight" };
            await using var post = Letters.Post(options);
            var posted = await post.PostAsync(Made(place, payload), default);
            await post.LeaveAsync();

            Assert.Equal(place == "email" ? PostOutcome.Refused : PostOutcome.Accepted, posted.Outcome);
            var commands = server.Said.Skip(before.Item1).Where(s => s.StartsWith("MAIL", StringComparison.Ordinal) || s.StartsWith("RCPT", StringComparison.Ordinal)).ToList();
            Assert.Equal(place == "email" ? [] : ["MAIL FROM:<qainsight@council.gov.uk>", "RCPT TO:<ann.lee@council.gov.uk>"], commands.Select(c => c.Replace(" SIZE=", "\0", StringComparison.Ordinal).Split('\0')[0]));
            if (posted.Outcome == PostOutcome.Accepted)
                Whole(server.Mails[before.Item2], payload);
        }
    }

    [Fact]
    public async Task Words_of_the_letter_itself_come_as_they_were()
    {
        await using var server = new TestSmtpServer();
        await using var post = Letters.Post(Letters.Options(server));
        await post.PostAsync(Letters.Letter(), default);

        using var message = Read(Assert.Single(server.Mails));
        Assert.Equal("Good or better: 44%\n.\nRCPT TO:<evil@evil.example>\n..two dots\n", message.TextBody!.ReplaceLineEndings("\n"));
        Assert.Contains("Bürgermeister", message.HtmlBody!, StringComparison.Ordinal);
        Assert.Equal(("QaInsight – Harbourshire", "OFFICIAL–SENSITIVE: Board scorecard – August 2026"), (message.From[0].Name, message.Subject));
    }

    private static Letter Made(string place, string payload)
    {
        var letter = Letters.Letter(
            email: place == "email" ? $"ann.lee@council.gov.uk{payload}" : "ann.lee@council.gov.uk",
            name: place == "name" ? payload : "Ann Lee",
            subject: place == "subject" ? payload : "Board",
            id: place == "id" ? payload : "7@qainsight");
        return letter with { Enclosures = [new Enclosure(place == "file" ? payload : "board.xlsx", place == "type" ? payload : "application/pdf", [1, 2, 3])] };
    }

    private static void Whole(TakenMail mail, string payload)
    {
        var lines = mail.Content.Split("\r\n");
        Assert.All(lines, l => Assert.True(l.Length <= 998 && !l.AsSpan().ContainsAny("\r\n\0") && l.All(char.IsAscii), payload));
        var head = lines.TakeWhile(l => l.Length > 0).ToList();
        Assert.Equal(Headers, head.Where(l => l[0] is not (' ' or '\t')).Select(l => l.Split(':')[0]).Order(StringComparer.Ordinal));

        using var message = Read(mail);
        Assert.Equal("ann.lee@council.gov.uk", Assert.Single(message.To.Mailboxes).Address);
        Assert.Equal("qainsight@council.gov.uk", Assert.Single(message.From.Mailboxes).Address);
        Assert.Empty(message.Bcc);
        Assert.Empty(message.Cc);
        var attached = Assert.Single(message.Attachments.OfType<MimePart>());
        // Read by a mail program, encoded words and all, none of it has a line end either.
        Assert.All(new[] { message.Subject, message.To[0].Name, message.From[0].Name, attached.FileName, message.MessageId }, says => Assert.DoesNotContain(says ?? "", char.IsControl));
        Assert.DoesNotContain('\u202E', attached.FileName!);
        Assert.Contains("44%", message.HtmlBody!, StringComparison.Ordinal);
    }

    private static MimeMessage Read(TakenMail mail)
    {
        using var content = new MemoryStream(System.Text.Encoding.Latin1.GetBytes(mail.Content));
        return MimeMessage.Load(content);
    }
}
