using QaInsight.Nightly.Sending;
using QaInsight.Nightly.Sending.Transport;
using QaInsight.Outputs.Mail;

namespace QaInsight.Tests.Nightly.Sending;

/// <summary>A letter, and the settings by which it goes to a server for tests.</summary>
internal static class Letters
{
    public const string Password = "hunter2-and-some-more";
    public const string User = "qainsight";

    public static readonly DateTimeOffset Date = new(2026, 9, 13, 2, 30, 0, TimeSpan.FromHours(1));

    public static Letter Letter(string email = "ann.lee@council.gov.uk", string name = "Ann Lee", string subject = "OFFICIAL–SENSITIVE: Board scorecard – August 2026", string id = "7.2026-08.12@qainsight") =>
        new(id, new Addressee(name, email), new MailBody(subject, "<p>Good or better: <b>44%</b> – Bürgermeister</p>", "Good or better: 44%\n.\nRCPT TO:<evil@evil.example>\n..two dots\n"), Date)
        {
            Unsubscribe = new Uri("https://qainsight.council.gov.uk/stop?token=abc"),
        };

    public static MailOptions Options(TestSmtpServer server, MailSecurity security = MailSecurity.StartTls, bool signsIn = false, int seconds = 5) => new()
    {
        Server = "localhost",
        Port = server.Port,
        Security = security,
        User = signsIn ? User : null,
        Password = signsIn ? Password : null,
        From = "qainsight@council.gov.uk",
        FromName = "QaInsight – Harbourshire",
        AllowedDomains = ["council.gov.uk"],
        Timeout = TimeSpan.FromSeconds(seconds),
    };

    public static SmtpPost Post(MailOptions options, TimeProvider? time = null, bool trusts = true) => new(options, time ?? TimeProvider.System) { AlsoTrusted = trusts ? TestSmtpServer.Certificate : null };
}
