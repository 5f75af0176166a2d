using QaInsight.Web.SignIn;
using Xunit;

namespace QaInsight.Tests.Web.SignIn;

public sealed class DirectoryCheckTests : IDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("qainsight-directory-");

    private DirectoryOptions Good => new()
    {
        Authority = "https://login.microsoftonline.com/4b1f5b5e-0000-4000-8000-000000000000/v2.0",
        ClientId = "6c1e",
        ClientSecret = "vR7~pX2mQ9.kW4sLz8uT",
        MappingFile = Written("groups.json", """{ "groups": [ { "group": "g", "role": "board" } ] }"""),
    };

    public void Dispose() => folder.Delete(recursive: true);

    [Fact]
    public void It_may_be_as_it_should_or_not_there_at_all()
    {
        Assert.Null(DirectoryCheck.Refusal(Good, isDevelopment: false));
        Assert.Null(DirectoryCheck.Refusal(new DirectoryOptions(), isDevelopment: false));
        Assert.Null(DirectoryCheck.Refusal(Good with { Authority = "http://127.0.0.1:5000" }, isDevelopment: true));
        Assert.Null(DirectoryCheck.Refusal(Good with { ClientSecret = null, ClientSecretFile = Written("secret", Good.ClientSecret + "\n") }, isDevelopment: false));
    }

    [Theory]
    [InlineData("http://directory.example", "does not begin with https")]
    [InlineData("directory.example", "is no address")]
    [InlineData("ldap://directory.example", "is no address")]
    [InlineData("https://directory.example/?tenant=1", "is no address")]
    [InlineData("https://login.microsoftonline.com/common/v2.0", "is everybody’s ‘common’")]
    [InlineData("https://login.microsoftonline.com/Organizations/v2.0", "is everybody’s ‘Organizations’")]
    public void An_authority_that_anybody_could_stand_for_is_refused(string authority, string says) => Refused(Good with { Authority = authority }, "Authority " + says);

    [Theory]
    [InlineData("")]
    [InlineData("secret")]
    [InlineData("changeme")]
    [InlineData("short~1234567.x")]
    [InlineData("changemechangemechangeme")]
    [InlineData("your-client-secret-here")]
    [InlineData("aaaaaaaaaaaaaaaaaaaaaaaa")]
    [InlineData("1234567890123456789012345678")]
    [InlineData("MyClientSecret2026!!")]
    public void A_secret_that_can_be_guessed_is_refused(string secret)
    {
        Refused(Good with { ClientSecret = secret }, secret.Length == 0 ? "ClientSecret holds no secret" : "ClientSecret is not a secret that nobody could guess");
        Refused(Good with { ClientSecret = null, ClientSecretFile = Written("secret", secret) }, secret.Length == 0 ? "ClientSecretFile holds no secret" : "ClientSecretFile is not a secret that nobody could guess");
    }

    [Fact]
    public void What_is_missing_or_given_twice_is_named()
    {
        Refused(Good with { Authority = null }, "Authority is not set");
        Refused(Good with { ClientId = " " }, "ClientId is not set");
        Refused(Good with { ClientSecretFile = Good.MappingFile }, "ClientSecret and ClientSecretFile are both set");
        Refused(Good with { ClientSecret = null, ClientSecretFile = Path.Combine(folder.FullName, "nowhere", "secret") }, "ClientSecretFile names a file that cannot be read");
        Refused(Good with { CallbackPath = "callback" }, "CallbackPath is no path");
        Refused(Good with { TokenDays = 0 }, "TokenDays is from 1 to 365");
        Refused(new DirectoryOptions { TokenDays = 366 }, "TokenDays is from 1 to 365");
        Refused(Good with { GroupsClaim = "" }, "GroupsClaim is empty");
        Refused(Good with { MappingFile = Path.Combine(folder.FullName, "none.json") }, "there is no such file");
        Refused(Good with { MappingFile = Written("wrong.json", """{ "groups": [ { "group": "g", "role": "chief" } ] }""") }, "entry 1 (group g): there is no role \"chief\"");
    }

    private static void Refused(DirectoryOptions options, string says)
    {
        var refusal = DirectoryCheck.Refusal(options, isDevelopment: false);

        Assert.Contains(says, refusal, StringComparison.Ordinal);
        Assert.StartsWith("QaInsight does not start: ", refusal, StringComparison.Ordinal);
        if (options.ClientSecret is { Length: > 8 } secret)
            Assert.DoesNotContain(secret, refusal, StringComparison.Ordinal);
    }

    private string Written(string name, string text)
    {
        var path = Path.Combine(folder.FullName, name);
        File.WriteAllText(path, text);
        return path;
    }
}
