using Xunit;

namespace QaInsight.Tests.Outputs.Mail;

/// <summary>
/// The mails of the sample council, letter by letter, against the files beside this one. Where a mail is meant to have
/// changed, <c>QAINSIGHT_RENEW_GOLDEN=1 dotnet test --filter GoldenMailTests</c> writes them anew, to be looked at and committed.
/// </summary>
public sealed class GoldenMailTests(SampleMails mails) : IClassFixture<SampleMails>
{
    public static TheoryData<string, string[]> Mails => new()
    {
        { "board", ["board"] },
        { "teams", ["teams?service=Safeguarding&period=2026-08"] },
        { "pack", ["board", "teams", "actions", "performance"] },
    };

    [Theory]
    [MemberData(nameof(Mails))]
    public void A_mail_is_what_it_was(string name, string[] pages)
    {
        var mail = mails.Of(pages);
        Same($"{name}.golden.html", mail.Html);
        Same($"{name}.golden.txt", $"{mail.Subject}\n\n{mail.Text}");
    }

    private static void Same(string name, string written)
    {
        var path = TestWarehouse.FromRepository("QaInsight.Tests", "Outputs", "Mail", name);
        if (Environment.GetEnvironmentVariable("QAINSIGHT_RENEW_GOLDEN") == "1")
            File.WriteAllText(path, written);
        Assert.True(File.Exists(path), $"{name} is not there.");
        Assert.Equal(File.ReadAllText(path).ReplaceLineEndings("\n"), written, ignoreLineEndingDifferences: true);
    }
}
