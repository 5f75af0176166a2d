using System.Text;
using MimeKit;
using MimeKit.Text;
using MimeKit.Utils;

namespace QaInsight.Nightly.Sending.Transport;

/// <summary>A letter as mail systems hand it on (RFC 5322). Nothing that is put into it can end a header, start another, or name a second reader.</summary>
internal static class Envelope
{
    private const int LongestLine = 78;
    private const int LongestWords = 240;
    private const int LongestId = 200;

    /// <summary>Null where its reader's address is none: what is Never is said before a server is asked.</summary>
    public static MimeMessage? Of(Letter letter, MailOptions options)
    {
        if (!MailAddresses.TryRead(letter.To.Email, out var to) || !MailAddresses.TryRead(options.From, out var from))
            return null;
        var message = new MimeMessage
        {
            // Set first: by default one is made up.
            MessageId = Id(letter.MessageId, from.Domain),
            Subject = OneLine(letter.Body.Subject),
            Date = letter.Date,
            Body = Body(letter),
        };
        message.From.Add(Mailbox(options.FromName, from));
        message.To.Add(Mailbox(letter.To.Name, to));
        message.Headers.Add("Auto-Submitted", "auto-generated");
        message.Headers.Add("X-Auto-Response-Suppress", "All");
        message.Headers.Add("Sensitivity", "Company-Confidential");
        if (letter.Unsubscribe is { IsAbsoluteUri: true } stop && (stop.Scheme == Uri.UriSchemeHttps || (stop.Scheme == Uri.UriSchemeHttp && stop.IsLoopback)))
        {
            message.Headers.Add(HeaderId.ListUnsubscribe, $"<{stop.AbsoluteUri}>");
            // Mail systems post to it themselves when their reader presses their own button, over TLS alone.
            if (stop.Scheme == Uri.UriSchemeHttps)
                message.Headers.Add("List-Unsubscribe-Post", "List-Unsubscribe=One-Click");
        }

        message.Prepare(EncodingConstraint.SevenBit, LongestLine);
        return message;
    }

    /// <summary>An id without what could end it; one that has no domain takes the sender's.</summary>
    public static string Id(string id, string domain)
    {
        var kept = new string([.. id.Where(c => char.IsAsciiLetterOrDigit(c) || c is '.' or '-' or '_' or '@' or '+' or '=')]).Trim('.', '@');
        var (local, at) = kept.IndexOf('@', StringComparison.Ordinal) is >= 0 and var place ? (kept[..place], kept[(place + 1)..].Replace("@", "", StringComparison.Ordinal)) : (kept, "");
        // A header's line can hold so much, and an id is not folded.
        local = local[..Math.Min(local.Length, LongestId)].Trim('.');
        return $"{(local.Length == 0 ? "letter" : local)}@{(MailAddresses.Ascii(at) is { } there ? there : domain)}";
    }

    private static MailboxAddress Mailbox(string name, (string Local, string Domain) address) => new(Encoding.UTF8, OneLine(name), $"{address.Local}@{address.Domain}");

    private static MimeEntity Body(Letter letter)
    {
        var words = new MultipartAlternative { Text(TextFormat.Plain, letter.Body.Text), Text(TextFormat.Html, letter.Body.Html) };
        if (letter.Enclosures.Count == 0)
            return words;
        var all = new Multipart("mixed") { words };
        foreach (var enclosure in letter.Enclosures)
            all.Add(Attached(enclosure));
        return all;
    }

    private static TextPart Text(TextFormat format, string words)
    {
        var part = new TextPart(format) { ContentTransferEncoding = ContentEncoding.QuotedPrintable };
        part.SetText(Encoding.UTF8, words.ReplaceLineEndings("\r\n"));
        return part;
    }

    private static MimePart Attached(Enclosure enclosure)
    {
        var type = ContentType.TryParse(OneLine(enclosure.MediaType), out var known) ? known : new ContentType("application", "octet-stream");
        return new MimePart(type.MediaType, type.MediaSubtype)
        {
            Content = new MimeContent(new MemoryStream(enclosure.Content, writable: false)),
            ContentDisposition = new ContentDisposition(ContentDisposition.Attachment),
            ContentTransferEncoding = ContentEncoding.Base64,
            FileName = SafeName.Of(OneLine(enclosure.FileName)),
        };
    }

    // Line ends and other signs without a look, which a header has no use for, and marks that turn the direction of reading.
    // What looks like an encoded word would be decoded by its reader's mail program, line ends and all.
    private static string OneLine(string words)
    {
        var line = Outputs.Mail.MailWords.OneLine(words).Replace("=?", "= ?", StringComparison.Ordinal);
        return Outputs.Mail.MailWords.Short(line, LongestWords);
    }

    /// <summary>The letter with its line ends as they are on the wire.</summary>
    public static void Write(MimeMessage message, Stream to) => message.WriteTo(Format(), to);

    public static FormatOptions Format()
    {
        var format = FormatOptions.Default.Clone();
        format.NewLineFormat = NewLineFormat.Dos;
        format.International = false;
        format.ParameterEncodingMethod = ParameterEncodingMethod.Rfc2231;
        return format;
    }
}
