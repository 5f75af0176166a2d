using QaInsight.Scorecards;
using QaInsight.Scorecards.Pages;
using QaInsight.Warehouse;

namespace QaInsight.Nightly.Sending;

/// <summary>What a subscription sends: a page of figures with its filters, or the board pack.</summary>
public sealed record MailedPage(PageAddress Address)
{
    /// <summary>Of one child's audit, of one practitioner, or of rows: no subscription sends them.</summary>
    private static readonly string[] OnTheSiteAlone = ["rows", "audit", "practitioner"];

    public bool IsPack => Address.Page == BoardPack.Word;

    public string Name => IsPack ? BoardPack.Title : PageKind.Find(Address.Page)!.Name;

    /// <summary>The page on the site.</summary>
    public string Path => Address.Page == PageKind.Board.Word ? $"/{Address.ToString()[Address.Page.Length..]}" : $"/{Address}";

    /// <summary>Null where there is no such page, or one that is not sent.</summary>
    public static MailedPage? Parse(string? address) =>
        PageAddress.Parse(address, word => word == BoardPack.Word || (PageKind.Find(word) is { } kind && kind.Word == word && !OnTheSiteAlone.Contains(word))) is { Child: null or "" } page
            ? new MailedPage(Kept(page))
            : null;

    /// <summary>The page for whoever sees a scope: without a programme of its own it is of the main one, or of theirs where they see no team of that.</summary>
    public MailedPage For(BuildContext context, Scope scope)
    {
        if (Address.Programme is not null)
            return this;
        var programmes = context.TeamsSeenBy(scope).All.Select(t => t.Programme).Distinct(StringComparer.OrdinalIgnoreCase).ToList();
        return programmes.Count == 0 || programmes.Contains(TeamDirectory.MainProgramme, StringComparer.OrdinalIgnoreCase) ? this
            : new MailedPage(Address with { Programme = programmes.Count == 1 ? programmes[0] : ScorecardRequest.AllProgrammes });
    }

    /// <summary>Its pages of a period, the first that which the mail writes out.</summary>
    public IReadOnlyList<ScorecardPage> Read(PageReader reader, Period period, bool whole = false)
    {
        var address = Address with { Period = period.ToString(), AsOf = null };
        return IsPack ? BoardPack.Read(reader, address) : [reader.Read(address, whole) ?? throw new NotThereException("There is no such page.")];
    }

    /// <summary>The pages as a mail writes them: the pack's bears its name, and leads to the pack.</summary>
    public IReadOnlyList<ScorecardPage> Named(IReadOnlyList<ScorecardPage> pages) => !IsPack ? pages
        : [pages[0] with { Body = pages[0].Body with { Title = Name }, Head = pages[0].Head with { Address = pages[0].Head.Address with { Page = BoardPack.Word } } }, .. pages.Skip(1)];

    // A subscription is of the latest figures, whichever day its page was looked at.
    private static PageAddress Kept(PageAddress page) => (page.Page == BoardPack.Word ? PageKind.Board.Kept(page) : PageKind.Find(page.Page)!.Kept(page)) with { Period = null, AsOf = null };
}
