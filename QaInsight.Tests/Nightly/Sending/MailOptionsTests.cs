using Microsoft.Extensions.Configuration;
using QaInsight.Nightly.Sending;
using QaInsight.Nightly.Sending.Transport;
using Xunit;

namespace QaInsight.Tests.Nightly.Sending;

/// <summary>Which settings can stand, and where mails may go.</summary>
public sealed class MailOptionsTests
{
    private const string Good = "Server=smtp.council.gov.uk From=qainsight@council.gov.uk AllowedDomains:0=council.gov.uk";

    [Theory]
    [InlineData("")]
    [InlineData(Good)]
    [InlineData(Good + " Security=tls Port=465 User=q Password=p TimeoutSeconds=10 AllowedDomains:1=partner.nhs.uk")]
    [InlineData("Server=localhost Security=none From=q@council.gov.uk AllowedDomains:0=council.gov.uk")]
    [InlineData("Server=127.0.0.1 Security=NONE From=q@council.gov.uk AllowedDomains:0=council.gov.uk")]
    public void What_can_stand_is_read(string settings)
    {
        Assert.Null(MailOptions.Refusal(Of(settings)));
        var options = MailOptions.Read(Of(settings));
        Assert.Equal(settings.Contains("Server=", StringComparison.Ordinal), options.HasServer);
    }

    [Theory]
    [InlineData("Server=smtp.council.gov.uk AllowedDomains:0=council.gov.uk", "From")]
    [InlineData("Server=smtp.council.gov.uk From=q@council.gov.uk", "AllowedDomains")]
    [InlineData(Good + " Security=ssl", "Security")]
    [InlineData(Good + " Security=none", "Security")]
    [InlineData("Server=localhost Security=none From=q@council.gov.uk AllowedDomains:0=council.gov.uk User=q Password=p", "Password")]
    [InlineData(Good + " Port=smtp", "Port")]
    [InlineData(Good + " Port=0", "Port")]
    [InlineData(Good + " TimeoutSeconds=0", "TimeoutSeconds")]
    [InlineData(Good + " User=q", "Password")]
    [InlineData(Good + " Password=p", "User")]
    [InlineData(Good + " User=q Password=p PasswordFile=/run/secrets/mail", "Password")]
    [InlineData(Good + " User=q PasswordFile=/nowhere/at/all", "PasswordFile")]
    [InlineData(Good + " User=q PasswordFile=mail.secret", "PasswordFile")]
    [InlineData("From=QaInsight<q@council.gov.uk>", "From")]
    [InlineData("AllowedDomains:0=*", "AllowedDomains")]
    [InlineData("AllowedDomains:0=*.gov.uk", "AllowedDomains")]
    [InlineData("AllowedDomains:0=@council.gov.uk", "AllowedDomains")]
    [InlineData("AllowedDomains:0=a.gov.uk,b.gov.uk", "AllowedDomains")]
    [InlineData("Server=smtp://council From=q@council.gov.uk AllowedDomains:0=council.gov.uk", "Server")]
    public void What_cannot_is_refused_in_words_that_name_the_setting(string settings, string named)
    {
        var refusal = MailOptions.Refusal(Of(settings));
        Assert.StartsWith($"QaInsight does not start: QaInsight:Mail:{named} ", refusal, StringComparison.Ordinal);
        Assert.Throws<FormatException>(() => MailOptions.Read(Of(settings)));
    }

    [Theory]
    [InlineData("ann.lee@council.gov.uk", true)]
    [InlineData("o'brien+x@COUNCIL.gov.uk", true)]
    [InlineData("j@bücher.example", true)]
    [InlineData("j@xn--bcher-kva.example", true)]
    [InlineData("j@BÜCHER.example", true)]
    [InlineData("j@sub.council.gov.uk", false)]
    [InlineData("j@xcouncil.gov.uk", false)]
    [InlineData("j@council.gov.uk.", false)]
    [InlineData("j@council.gov.uk.evil.example", false)]
    [InlineData("a@council.gov.uk@evil.example", false)]
    [InlineData("a@evil.example@council.gov.uk", false)]
    [InlineData("\"x@council.gov.uk\"@evil.example", false)]
    [InlineData("\"x\"@council.gov.uk", false)]
    [InlineData("a@evil.example, b@council.gov.uk", false)]
    [InlineData("a@council.gov.uk,b@evil.example", false)]
    [InlineData("a@council.gov.uk;b@evil.example", false)]
    [InlineData("a b@council.gov.uk", false)]
    [InlineData("a@council.gov.uk\r\nBcc: b@evil.example", false)]
    [InlineData("a@council.gov.uk\n", false)]
    [InlineData("a\0@council.gov.uk", false)]
    [InlineData("a@council.gov.uk\0.evil.example", false)]
    [InlineData("<a@council.gov.uk>", false)]
    [InlineData("Ann <a@council.gov.uk>", false)]
    [InlineData("@evil.example:a@council.gov.uk", false)]
    [InlineData("a%evil.example@council.gov.uk", true)]
    [InlineData("a(x)@council.gov.uk", false)]
    [InlineData("a@(x)council.gov.uk", false)]
    [InlineData(".a@council.gov.uk", false)]
    [InlineData("a..b@council.gov.uk", false)]
    [InlineData("á@council.gov.uk", false)]
    [InlineData("a@сouncil.gov.uk", false)]
    [InlineData("a@council\u3002gov.uk", true)]
    [InlineData("a@coun\u00ADcil.gov.uk", true)]
    [InlineData("a@[127.0.0.1]", false)]
    [InlineData("a@127.0.0.1", false)]
    [InlineData("a＠council.gov.uk", false)]
    [InlineData("@council.gov.uk", false)]
    [InlineData("a@", false)]
    [InlineData("", false)]
    [InlineData(null, false)]
    public void An_address_is_allowed_where_its_domain_is_one_of_those_themselves(string? email, bool isAllowed)
    {
        var options = new MailOptions { Server = "smtp.council.gov.uk", AllowedDomains = ["council.gov.uk", "bücher.example"] };
        Assert.Equal(isAllowed, options.Allows(email));
        // Where it is allowed, it is the domain's own name that is written to.
        Assert.True(!isAllowed || (MailAddresses.TryRead(email, out var read) && read.Domain is "council.gov.uk" or "xn--bcher-kva.example"));
    }

    [Fact]
    public void Without_domains_nothing_goes_to_a_server_and_everything_into_the_outbox()
    {
        Assert.False(new MailOptions { Server = "smtp.council.gov.uk" }.Allows("a@council.gov.uk"));
        Assert.True(new MailOptions().Allows("a@council.gov.uk"));
        Assert.False(new MailOptions().Allows("a@council.gov.uk\nb"));
    }

    [Fact]
    public void The_password_is_read_from_its_file_and_written_nowhere()
    {
        var file = Path.GetTempFileName();
        try
        {
            File.WriteAllText(file, "hunter2-and-some-more\n");
            var options = MailOptions.Read(Of($"{Good} User=q PasswordFile={file}"));
            Assert.Equal("hunter2-and-some-more", options.Secret());
            Assert.DoesNotContain("hunter2", options.ToString(), StringComparison.Ordinal);
            Assert.DoesNotContain("hunter2", (options with { Password = "hunter2", PasswordFile = null }).ToString(), StringComparison.Ordinal);
        }
        finally
        {
            File.Delete(file);
        }
    }

    private static IConfiguration Of(string settings) => new ConfigurationBuilder()
        .AddInMemoryCollection(settings.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(s => s.Split('=', 2)).Select(s => KeyValuePair.Create($"QaInsight:Mail:{s[0]}", (string?)s[1]))).Build();
}
