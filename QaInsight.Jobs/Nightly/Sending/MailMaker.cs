using System.Globalization;
using QaInsight.Measures;
using QaInsight.Nightly.Quality;
using QaInsight.Nightly.Sending.Transport;
using QaInsight.Outputs.Mail;
using QaInsight.People;
using QaInsight.People.Accounts;
using QaInsight.People.Subscriptions;
using QaInsight.Scorecards;
using QaInsight.Warehouse;

namespace QaInsight.Nightly.Sending;

/// <param name="Letter">Null where there is none to be sent.</param>
/// <param name="WhyNot">Why there is none.</param>
/// <param name="Leave">The secret of the link by which its reader stops such mails.</param>
/// <param name="In">What it was made in.</param>
public sealed record MadeMail(Letter? Letter, string? WhyNot = null, string? Leave = null, MadeIn? In = null);

/// <param name="Body">Null where there is nothing to be sent.</param>
/// <param name="WhyNot">Why there is nothing.</param>
public sealed record MadeBody(MailBody? Body, IReadOnlyList<Enclosure> Files, string? WhyNot = null);

/// <summary>Makes mails, each in its reader's own scope. Rows of children never go by mail: they are on the page, behind the sign-in.</summary>
public sealed class MailMaker(WarehouseFolder folder, Catalogue catalogue, SetByPeople people, AccountBook accounts, MailFiles files, Letterhead head, MailOptions options, TimeProvider time)
{
    private const string AboutRows = "Rows about children do not go by mail: they are on the page.";

    /// <summary>Null where nothing has been imported yet.</summary>
    public LiveMoment? Open() => LiveMoment.Open(folder, catalogue, people);

    public async Task<MadeMail> MakeAsync(Delivery delivery, Subscription? subscription, Account reader, LiveMoment? moment, MadeMails kept, CancellationToken stop)
    {
        if (delivery.Content is { } told)
            return Tell(delivery, told, reader);
        if (subscription is null || moment is null)
            return new MadeMail(null, "There is nothing to send.");
        var made = await MakeAsync(subscription, delivery.Period, reader, moment, kept, stop);
        if (made.Body is not { } body)
            return new MadeMail(null, made.WhyNot);
        var leave = head.Site is null ? null : Secret.New();
        return new MadeMail(Letter(delivery, reader, body, leave) with { Enclosures = made.Files }, Leave: leave, In: new MadeIn(reader.SecurityStamp, subscription.Edition, ReaderScope.Of(reader.ToReader()).Key, moment.Context.Info.Id));
    }

    /// <summary>What a reader gets of a period.</summary>
    public async Task<MadeBody> MakeAsync(Subscription subscription, string period, Account reader, LiveMoment moment, MadeMails kept, CancellationToken stop)
    {
        var terms = subscription.Terms;
        if (MailedPage.Parse(terms.Address) is not { } asked)
            return new MadeBody(null, [], "Its page is no longer there.");
        try
        {
            var (months, scope) = (moment.Figures(terms, period), ScopeOf(reader.ToReader()));
            var (page, made) = (asked.For(moment.Context, scope), kept.Of(subscription, months, scope));
            var pages = made.Pages ??= page.Read(moment.Pages(scope), months);
            var hasNothing = made.HasNothing ??= NothingToReport.Is(moment, scope, pages[0]);
            if (hasNothing && !terms.SaysNothing)
                return new MadeBody(null, [], $"There is nothing to report of {months.Label} within what they see.");
            var enclosed = made.Enclosed ??= await files.MakeAsync(terms, page, pages, () => page.Read(moment.Pages(scope), months, whole: true), stop);
            var rows = reader.ToReader().May(Rights.ChildrensRows) ? AboutRows : null;
            return new MadeBody(ScorecardMail.Write(page.Named(pages), Head(subscription, reader) with { Note = Sentences(hasNothing ? $"There is nothing to report of {months.Label} within what you see." : null, enclosed.Note, rows) }), enclosed.Files);
        }
        catch (Exception gone) when (gone is NotThereException or FormatException or ArgumentException and not ArgumentOutOfRangeException)
        {
            return new MadeBody(null, [], $"It is not there within what they see: {gone.Message}");
        }
    }

    /// <summary>A reader's own scope, without rows of children.</summary>
    private static Scope ScopeOf(Reader reader) => ReaderScope.Of(reader).Only(Detail.Practitioners | Detail.Auditors);

    private MadeMail Tell(Delivery delivery, Told told, Account reader)
    {
        var why = delivery.Kind switch
        {
            DeliveryKind.Alert => "You get this because you follow this measure.",
            DeliveryKind.Digest => "You get this because you are an administrator.",
            _ => "You get this because you look after this subscription.",
        };
        var isAlert = delivery.Kind == DeliveryKind.Alert;
        var leave = isAlert && head.Site is not null ? Secret.New() : null;
        var link = told.Address is { } path && head.At(path) is { } place ? new NoticeLink(place, "Open it in QaInsight") : null;
        var body = NoticeMail.Write(
            told.AsAt is { } day ? $"{told.Subject} (as at {day.ToWords()})" : told.Subject, told.Paragraphs, [], link,
            new MailHead(head.Council, head.Marking, head.Site, "", why) { Change = isAlert ? head.At("/subscriptions") : null });
        return new MadeMail(Letter(delivery, reader, body, leave), Leave: leave, In: new MadeIn(reader.SecurityStamp, 0, told.Scope, null));
    }

    // One delivery has one message id, however often it is tried.
    private Letter Letter(Delivery delivery, Account reader, MailBody body, string? leave) =>
        new(delivery.MessageId ?? $"{delivery.Id.ToString(CultureInfo.InvariantCulture)}.{Guid.NewGuid():N}@{options.From.Split('@')[^1]}", new Addressee(reader.Name, reader.Email), body, time.GetUtcNow()) { Unsubscribe = leave is null ? null : head.At($"/stop/{leave}") };

    private MailHead Head(Subscription subscription, Account reader)
    {
        var owner = accounts.Find(subscription.Owner)?.Name ?? "Quality assurance";
        return new MailHead(head.Council, head.Marking, head.Site, subscription.Terms.Name, subscription.Owner == reader.Id ? "You get this because you asked for it."
            : subscription.Terms.Role is { } role ? $"You get this because {owner} sends it to everybody with the role {role.Name.ToLowerInvariant()}."
            : $"You get this because {owner} sends it to you.")
        {
            Change = head.At($"/subscriptions/{subscription.Id}"),
        };
    }

    private static string? Sentences(params string?[] said) => said.OfType<string>().ToList() is { Count: > 0 } some ? string.Join(" ", some) : null;
}
