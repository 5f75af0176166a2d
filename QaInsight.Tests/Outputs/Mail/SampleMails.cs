using AngleSharp.Html.Dom;
using AngleSharp.Html.Parser;
using QaInsight.Outputs.Mail;
using QaInsight.Scorecards.Pages;
using QaInsight.Tests.Scorecards.Pages;

namespace QaInsight.Tests.Outputs.Mail;

/// <summary>Mails of the sample council, as at 13 September 2026.</summary>
public sealed class SampleMails : IDisposable
{
    public static readonly MailHead Head = new("Harbourshire Children’s Services", "OFFICIAL–SENSITIVE", new Uri("https://qainsight.harbourshire.example"), "The board, each month", "You get this because you asked for the board each month, on the 13th.")
    {
        Change = new Uri("https://qainsight.harbourshire.example/subscriptions/7"),
    };

    private static readonly DateTimeOffset LastImport = new(2026, 9, 13, 1, 4, 0, TimeSpan.Zero);

    private readonly SamplePages pages = new();

    /// <summary>A page whose last import was at two in the night, whenever tests run.</summary>
    public ScorecardPage Page(string address)
    {
        var page = pages.Read(address);
        return page with { Head = page.Head with { Freshness = page.Head.Freshness with { LastImport = LastImport, IsSample = true } } };
    }

    public MailBody Of(params IReadOnlyList<string> addresses) => ScorecardMail.Write([.. addresses.Select(Page)], Head);

    public static IHtmlDocument Parsed(MailBody mail) => new HtmlParser().ParseDocument(mail.Html);

    public void Dispose() => pages.Dispose();
}
