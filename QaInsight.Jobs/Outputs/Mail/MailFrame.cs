using System.Text.RegularExpressions;

namespace QaInsight.Outputs.Mail;

/// <summary>What stands around every mail: its marking at head and foot, whose it is, why it came and how to stop it.</summary>
internal static partial class MailFrame
{
    // Clients show what follows the first words in the list of mails; this keeps the mail's own first lines out of it.
    private static readonly Html Filler = $"&#847; &#847; &#847; &#847; &#847; &#847; &#847; &#847; &#847; &#847; &#847; &#847; &#847; &#847; &#847; &#847; &#847; &#847; &#847; &#847;";

    /// <param name="preview">What a list of mails shows beside the subject.</param>
    public static string Write(string subject, string preview, MailHead head, Html says)
    {
        Html mail = $"""
            <!doctype html>
            <html lang="en-GB" dir="ltr" xmlns="http://www.w3.org/1999/xhtml">
            <head>
            <meta charset="utf-8">
            <meta name="viewport" content="width=device-width, initial-scale=1">
            <meta name="color-scheme" content="light dark">
            <meta name="supported-color-schemes" content="light dark">
            <meta name="format-detection" content="telephone=no, date=no, address=no, email=no">
            <title>{subject}</title>
            <style>{MailColours.Dark}</style>
            {MailColours.Outlook}
            </head>
            <body bgcolor="{MailColours.Page}" style="margin:0;padding:0;background-color:{MailColours.Page};color:{MailColours.Ink};font-family:'Segoe UI',-apple-system,BlinkMacSystemFont,Roboto,'Helvetica Neue',Arial,'Liberation Sans',sans-serif;-webkit-text-size-adjust:100%">
            <div style="display:none;max-height:0;overflow:hidden;mso-hide:all" aria-hidden="true">{preview} {Filler}</div>
            <div role="article" aria-roledescription="email" aria-label="{subject}" lang="en-GB" dir="ltr">
            <table {MailHtml.Layout} bgcolor="{MailColours.Page}" style="background-color:{MailColours.Page};color:{MailColours.Ink}"><tr><td align="center" style="padding:0 12px 28px">
            <!--[if mso]><table role="presentation" width="640" align="center" cellpadding="0" cellspacing="0"><tr><td><![endif]-->
            <table {MailHtml.Layout} style="max-width:640px;margin:0 auto;text-align:left">
            <tr><td style="padding:12px 0;font-size:13px;line-height:1.3;font-weight:700;letter-spacing:.02em;color:{MailColours.Ink}">{head.Marking}</td></tr>
            <tr><td bgcolor="{MailColours.Brand}" style="padding:13px 16px;border-radius:4px;background-color:{MailColours.Brand};color:#ffffff;font-size:16px;line-height:1.3"><b>QaInsight</b> &nbsp;<span style="color:#c6dbe2">{head.Council}</span></td></tr>
            <tr><td style="padding:20px 0 0">{says}</td></tr>
            <tr><td style="padding:30px 0 0">{Foot(head)}</td></tr>
            </table>
            <!--[if mso]></td></tr></table><![endif]-->
            </td></tr></table>
            </div>
            </body>
            </html>

            """;
        return MailWords.Cleaned(Unseen().Replace(mail.ToString(), " "));
    }

    /// <summary>The lines under a mail, without its marking.</summary>
    public static IEnumerable<string> Under(MailHead head)
    {
        if (head.Subscription.Length > 0)
            yield return $"Subscription: {head.Subscription}";
        if (head.Why.Length > 0)
            yield return head.Why;
        if (head.Site is not null)
            yield return "Links lead to QaInsight, which asks you to sign in.";
    }

    private static Html Foot(MailHead head)
    {
        var change = head.Change is { } to ? MailHtml.Aside(MailHtml.Link(to.AbsoluteUri, $"Change or stop these mails")) : Html.None;
        return $"""
            <table {MailHtml.Layout}><tr><td style="padding:12px 0 0;border-top:1px solid {MailColours.Line}">{Under(head).Select(line => MailHtml.Aside($"{line}"))}{change}
            <p style="margin:14px 0 0;font-size:13px;line-height:1.3;font-weight:700;letter-spacing:.02em;color:{MailColours.Ink}">{head.Marking}</p></td></tr></table>
            """;
    }

    // As the encoder writes signs that are no letters, line and paragraph ends among them.
    [GeneratedRegex("&#x(0?[0-9A-F]|1[0-9A-F]|7F|[89][0-9A-F]|202[89]);", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Unseen();
}
