using QaInsight.Scorecards.Board;
using QaInsight.Scorecards.Pages;

namespace QaInsight.Outputs.Mail;

/// <summary>Whole addresses of what a page leads to. They name its period, also where it was asked for without one: a mail is read later.</summary>
internal sealed class MailLinks(Uri? site, ScorecardPage page)
{
    public string? Page => To(page.Head.Address);

    /// <summary>Null where there is no site to lead to.</summary>
    public string? To(PageAddress? place)
    {
        if (site is null || place is null)
            return null;
        var words = (page.Kind.IsOfPeriod && place.Period is null ? place with { Period = page.Head.Request.Period.ToString() } : place).ToString();
        return $"{site.AbsoluteUri.TrimEnd('/')}/{(place.Page == BoardPage.Word ? words[BoardPage.Word.Length..] : words)}";
    }
}
