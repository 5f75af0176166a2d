using System.Globalization;
using System.Text.RegularExpressions;
using MimeKit;
using QaInsight.Outputs.Mail;

namespace QaInsight.Nightly.Sending.Transport;

/// <summary>A mail in the outbox folder.</summary>
/// <param name="File">Its name there, by which it is asked for.</param>
/// <param name="To">The address alone.</param>
public sealed record OutboxMail(string File, string To, string Subject, DateTimeOffset Date, string Html, string Text, IReadOnlyList<Enclosure> Enclosures);

/// <summary>Where mails land while no server is configured: one file each, as a mail program opens it, for nobody but the site's own user.</summary>
/// <param name="folder">Made with the first mail.</param>
public sealed partial class OutboxFolder(string folder, MailOptions options, TimeProvider time) : IPost
{
    public const string Name = "outbox";

    private const string Ending = ".eml";
    private const string Unfinished = ".part";
    private const string Moment = "yyyyMMdd'T'HHmmssfff'Z'";

    public Task<Posted> PostAsync(Letter letter, CancellationToken stop)
    {
        stop.ThrowIfCancellationRequested();
        if (!options.Allows(letter.To.Email) || Envelope.Of(letter, options) is not { } message)
            return Task.FromResult(new Posted(PostOutcome.Refused, "The address is none that mails may go to."));
        using (message)
        {
            try
            {
                return Task.FromResult(new Posted(PostOutcome.Accepted, $"in the outbox as {Put(message)}"));
            }
            catch (Exception e) when (e is IOException or UnauthorizedAccessException)
            {
                return Task.FromResult(new Posted(PostOutcome.Deferred, $"The outbox folder could not be written: {MailWords.OneLine(e.Message)}") { IsServerAway = true });
            }
        }
    }

    /// <summary>The names of all mails, newest first.</summary>
    public IReadOnlyList<string> List() => !Directory.Exists(folder)
        ? []
        : [.. Directory.EnumerateFiles(folder, $"*{Ending}").Select(f => Path.GetFileName(f)).Where(f => File().IsMatch(f)).OrderDescending(StringComparer.Ordinal)];

    /// <summary>Null where there is no such mail, or it cannot be read.</summary>
    public OutboxMail? Read(string file)
    {
        if (!File().IsMatch(file))
            return null;
        try
        {
            using var message = MimeMessage.Load(Path.Combine(folder, file));
            return new OutboxMail(file, message.To.Mailboxes.FirstOrDefault()?.Address ?? "", message.Subject ?? "", message.Date, message.HtmlBody ?? "", message.TextBody ?? "", [.. message.Attachments.OfType<MimePart>().Select(Enclosed)]);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or FormatException)
        {
            return null;
        }
    }

    /// <summary>The file of a mail by its message id; null where it is not there, or is no longer kept.</summary>
    public string? FileOf(string messageId) => Directory.Exists(folder)
        ? Directory.EnumerateFiles(folder, $"*{EndingOf(messageId)}").Select(f => Path.GetFileName(f)).FirstOrDefault(f => File().IsMatch(f))
        : null;

    /// <summary>Null where there is no such file.</summary>
    public Stream? Open(string file)
    {
        try
        {
            return File().IsMatch(file) ? System.IO.File.OpenRead(Path.Combine(folder, file)) : null;
        }
        catch (Exception gone) when (gone is FileNotFoundException or DirectoryNotFoundException)
        {
            return null;
        }
    }

    /// <summary>Removes mails from before a day, and what a kill has left unfinished.</summary>
    /// <returns>How many mails.</returns>
    public int Forget(DateTimeOffset before)
    {
        if (!Directory.Exists(folder))
            return 0;
        var first = before.UtcDateTime.ToString(Moment, CultureInfo.InvariantCulture);
        var old = List().Where(f => string.CompareOrdinal(f, first) < 0).ToList();
        foreach (var file in old.Select(f => Path.Combine(folder, f)).Concat(Directory.EnumerateFiles(folder, $"*{Unfinished}").Where(f => System.IO.File.GetLastWriteTimeUtc(f) < before.UtcDateTime)))
            System.IO.File.Delete(file);
        return old.Count;
    }

    private string Put(MimeMessage message)
    {
        OwnerOnly.MakeFolder(folder);
        // Tried again after it was written and before that was known: one delivery is one mail.
        if (FileOf(message.MessageId!) is { } there)
            return there;
        var name = time.GetUtcNow().UtcDateTime.ToString(Moment, CultureInfo.InvariantCulture) + EndingOf(message.MessageId!);
        var path = Path.Combine(folder, name);
        try
        {
            using (var file = OwnerOnly.Create(path + Unfinished))
            {
                Envelope.Write(message, file);
                file.Flush(flushToDisk: true);
            }

            System.IO.File.Move(path + Unfinished, path, overwrite: true);
        }
        catch (IOException)
        {
            System.IO.File.Delete(path + Unfinished);
            throw;
        }

        return name;
    }

    private static string EndingOf(string messageId) => $"-{new string([.. messageId.Select(c => char.IsAsciiLetterOrDigit(c) || c is '-' ? c : '_')])}{Ending}";

    private static Enclosure Enclosed(MimePart part)
    {
        using var content = new MemoryStream();
        part.Content?.DecodeTo(content);
        return new Enclosure(SafeName.Of(part.FileName ?? "attachment"), part.ContentType.MimeType, content.ToArray());
    }

    [GeneratedRegex(@"\A[0-9]{8}T[0-9]{9}Z-[A-Za-z0-9_-]{1,200}\.eml\z", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex File();
}
