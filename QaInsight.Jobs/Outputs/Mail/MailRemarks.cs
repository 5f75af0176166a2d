using QaInsight.Scorecards.Pages;
using QaInsight.Scorecards.Pages.Commentary;
using QaInsight.Warehouse;

namespace QaInsight.Outputs.Mail;

/// <summary>What people wrote about the figures.</summary>
internal static class MailRemarks
{
    /// <summary>How many letters of somebody's words a mail holds.</summary>
    public const int Most = 1_500;

    public static Html Conclusions(IReadOnlyList<Remark> conclusions) => conclusions.Count == 0 ? Html.None
        : MailHtml.Card($"{MailHtml.CardHeading(2, $"{RemarkTable.Conclusions}")}{conclusions.Select(r => One($"<b>{r.On.Period.Label}</b> {r.On.Whose}", r))}");

    public static Html Of(IReadOnlyList<NumberedRemark> remarks, int level) => remarks.Count == 0 ? Html.None
        : MailHtml.Card($"{MailHtml.CardHeading(level, $"What is behind it")}{remarks.Select(r => One($"<b>{r.Number}. {r.Name}</b>, {r.Remark.On.Period.Label}, {r.Remark.On.Whose}", r.Remark))}");

    /// <summary>Who does what by when, and who wrote it.</summary>
    public static IEnumerable<string> Under(Remark remark)
    {
        if (remark.NextStep is { } step)
            yield return $"Next step: {MailWords.Short(step, Most)}";
        if (remark.Owner is { } owner)
            yield return $"Owner: {owner}";
        if (remark.By is { } day)
            yield return $"By: {day.ToWords()}";
        yield return $"{remark.Author}, {remark.Day.ToWords()}";
    }

    private static Html One(Html about, Remark remark) => $"{MailHtml.Aside(about)}{MailHtml.Paragraph(MailHtml.Lines(MailWords.Short(remark.Words ?? "", Most)))}{MailHtml.Aside(Html.Join(Under(remark).Select((line, at) => at == 0 ? $"{line}" : (Html)$"<br>{line}")))}";
}
