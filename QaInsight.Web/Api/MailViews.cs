using System.Text;
using QaInsight.Nightly;
using QaInsight.Nightly.Sending;
using QaInsight.Nightly.Sending.Transport;
using QaInsight.People;
using QaInsight.People.Accounts;
using QaInsight.People.Subscriptions;
using QaInsight.Web.Setup;
using QaInsight.Web.SignIn;

namespace QaInsight.Web.Api;

/// <summary>Mails as documents of their own: what a subscription's reader would get, and what lies in the outbox.</summary>
public static class MailViews
{
    public static void MapMailViews(this IEndpointRouteBuilder routes)
    {
        routes.MapGet("/subscriptions/{id:int}/preview", PreviewAsync).RequireAuthorization(new NeedsAttribute(Rights.Figures)).RequireRateLimiting(RateLimits.Exports).WithMetadata(new MailDocument());
        routes.MapGet("/outbox/{id:int}", (int id, DeliveryLog log, OutboxFolder folder, Reader reader) =>
            Find(id, log, folder, reader) is { } found && folder.Read(found.File) is { } mail ? Document(mail.Html) : Results.NotFound()).RequireAuthorization().WithMetadata(new MailDocument());
        routes.MapGet("/outbox/{id:int}.eml", (int id, DeliveryLog log, OutboxFolder folder, Reader reader, Looks looks) =>
        {
            if (Find(id, log, folder, reader) is not { } found || folder.Open(found.File) is not { } mail)
                return Results.NotFound();
            looks.Export($"Mail {id} of the outbox: {found.Mail.Subject}");
            return Results.File(mail, "message/rfc822", $"QaInsight mail {id}.eml");
        }).RequireAuthorization().RequireRateLimiting(RateLimits.Exports);
    }

    private static async Task<IResult> PreviewAsync(int id, string? reader, SubscriptionDesk desk, MailMaker maker, AccountBook accounts, Reader asker, Looks looks, CancellationToken stop)
    {
        if (desk.Find(id, asker) is not { } shown || !MayShow(shown, reader ?? asker.Id, asker) || accounts.Find(reader ?? asker.Id) is not { IsDisabled: false } account)
            return Results.NotFound();
        using var moment = maker.Open();
        if (moment is null)
            return Words("Nothing has been imported yet.");
        if (account.Id != asker.Id)
            looks.View($"‘{shown.Terms.Name}’ as {account.Name} would get it", $"/subscriptions/{id}/preview?reader={account.Id}");
        var made = await maker.MakeAsync(shown.Subscription with { Terms = shown.Terms with { WithWorkbook = false, WithPdf = false } }, desk.Current(shown.Subscription), account, moment, new MadeMails(), stop);
        return made.Body is { } body ? Document(body.Html) : Words($"No mail would come. {made.WhyNot}");
    }

    // What others would get is for whoever sends to others, and sees all that they see.
    private static bool MayShow(ShownSubscription shown, string of, Reader asker) =>
        of == asker.Id || (shown.MayChange && asker.May(Rights.Subscriptions) && asker.SeesAuthority && shown.Readers.Any(r => r.Id == of));

    // One's own, while one may still see what it was made of; everybody's for whoever sends to others, and sees all.
    private static (Delivery Mail, string File)? Find(int id, DeliveryLog log, OutboxFolder folder, Reader reader) =>
        log.Find(id) is { State: DeliveryState.Sent, MessageId: { } message } mail
        && ((mail.Reader == reader.Id && (mail.Scope is null || mail.Scope == ReaderScope.Of(reader).Key)) || (reader.May(Rights.Subscriptions) && reader.SeesAuthority)) && folder.FileOf(message) is { } file ? (mail, file) : null;

    private static IResult Document(string html) => Results.Text(html, "text/html; charset=utf-8", Encoding.UTF8);

    private static IResult Words(string words) => Results.Text(words, "text/plain; charset=utf-8", Encoding.UTF8);
}
