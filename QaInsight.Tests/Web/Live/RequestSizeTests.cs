using System.Globalization;
using System.Text;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.DependencyInjection;
using QaInsight.Tests.Web.SignIn;
using QaInsight.Web.Setup;
using Xunit;

namespace QaInsight.Tests.Web.Live;

/// <summary>How large a request may be, on the very server that councils run: the one in memory does not count.</summary>
public sealed class RequestSizeTests(ServedForSizes site) : IClassFixture<ServedForSizes>
{
    private const int Megabyte = 1024 * 1024;
    private const string Multipart = "multipart/form-data; boundary=b";
    private const string Ending = "\r\n--b--\r\n";

    [Theory]
    [InlineData("/account/sign-in", 1)]
    [InlineData("/views", 1)]
    [InlineData("/commentary", 40)]
    public async Task A_form_that_is_too_large_is_refused_on_a_page_of_its_own(string address, int megabytes)
    {
        var answer = await site.Wire.Post(address, await Form(megabytes * Megabyte));

        Assert.Equal(413, answer.Status);
        Assert.Equal("That was too large", answer.Heading);
        Assert.Contains(SecurityHeaders.ContentSecurityPolicy, answer.Head, StringComparison.Ordinal);
        Assert.DoesNotContain("Exception", answer.Body, StringComparison.Ordinal);
        await AnswersAsBefore();
    }

    [Fact]
    public async Task One_that_is_just_not_too_large_is_read()
    {
        var answer = await site.Wire.Post("/views", await Form(Megabyte - 4096));

        Assert.True(answer.Status is 200 or 302 or 400, answer.Head);
        Assert.DoesNotContain("too large", answer.Heading, StringComparison.Ordinal);
        Assert.DoesNotContain("not taken", answer.Heading, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("/account/sign-in")]
    [InlineData("/views")]
    public async Task One_that_does_not_say_its_length_is_cut_off_where_it_becomes_too_large(string address)
    {
        var answer = await site.Wire.Stream(address, await Form(0), most: 64 * Megabyte);

        Assert.Equal(400, answer.Status);
        Assert.Contains("Connection: close", answer.Head, StringComparison.OrdinalIgnoreCase);
        Assert.InRange(answer.Sent, Megabyte / 2, 16 * Megabyte);
        await AnswersAsBefore();
    }

    [Fact]
    public async Task What_comes_back_from_the_directory_may_be_no_larger_and_signs_nobody_in()
    {
        await using var directory = new DirectorySite();
        directory.UseKestrel(0);
        directory.StartServer();
        var answer = await new Wire(directory.ClientOptions.BaseAddress).Post("/account/directory/callback", Encoding.ASCII.GetBytes("state=" + new string('a', 2 * Megabyte)));

        Assert.Equal(302, answer.Status);
        Assert.Contains("Location: /account/sign-in", answer.Head, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(431, 1, 65_536)]
    [InlineData(431, 200, 1)]
    [InlineData(431, 1000, 1000)]
    public async Task Headers_that_are_too_large_or_too_many_are_refused_without_a_word(int expected, int count, int length)
    {
        var headers = string.Concat(Enumerable.Range(0, count).Select(n => string.Create(CultureInfo.InvariantCulture, $"X-{n}: {new string('a', length)}\r\n")));
        var answer = await site.Wire.Ask($"GET /search HTTP/1.1\r\nHost: localhost\r\n{headers}\r\n", []);

        Assert.Equal((expected, ""), (answer.Status, answer.Body));
        Assert.DoesNotContain("Server:", answer.Head, StringComparison.OrdinalIgnoreCase);
        await AnswersAsBefore();
    }

    [Fact]
    public async Task So_is_an_address_that_is_too_long()
    {
        var answer = await site.Wire.Get("/search?q=" + new string('a', 20_000));

        Assert.Equal((414, ""), (answer.Status, answer.Body));
        await AnswersAsBefore();
    }

    [Theory]
    [InlineData(2.5)]
    [InlineData(5)]
    [InlineData(40)]
    public async Task An_upload_that_is_too_large_is_refused_in_plain_words_and_leaves_nothing_behind(double megabytes)
    {
        var upload = await Upload((int)(megabytes * Megabyte));
        var answer = await site.Wire.Post("/imports", upload, Multipart);

        Assert.Equal(413, answer.Status);
        // Not hung up on while it sent: over a network the answer could be lost with that.
        Assert.Equal(upload.Length, answer.Sent);
        Assert.StartsWith("The files are larger than 2 MB together", answer.Alert, StringComparison.Ordinal);
        Assert.Empty(site.Kept());
        await AnswersAsBefore();
    }

    [Theory]
    [InlineData(3)]
    [InlineData(40)]
    public async Task So_is_one_that_does_not_say_its_length(int megabytes)
    {
        var answer = await site.Wire.Stream("/imports", (await Upload(0))[..^Ending.Length], megabytes * Megabyte, Multipart);

        Assert.Equal(413, answer.Status);
        Assert.StartsWith("The files are larger than 2 MB together", answer.Alert, StringComparison.Ordinal);
        Assert.Empty(site.Kept());
        await AnswersAsBefore();
    }

    [Fact]
    public async Task A_flood_of_fields_that_are_no_files_is_cut_off()
    {
        var field = "--b\r\nContent-Disposition: form-data; name=\"{0}\"\r\n\r\n" + new string('a', 8000) + "\r\n";
        var flood = string.Concat(Enumerable.Range(0, 250).Select(n => string.Format(CultureInfo.InvariantCulture, field, n)));
        var answer = await site.Wire.Post("/imports", Encoding.ASCII.GetBytes(flood + "--b--\r\n"), Multipart);

        Assert.Equal(400, answer.Status);
        Assert.StartsWith("The files did not arrive whole", answer.Alert, StringComparison.Ordinal);
        await AnswersAsBefore();
    }

    [Fact]
    public async Task An_upload_may_be_larger_than_a_form()
    {
        var answer = await site.Wire.Post("/imports", await Upload((int)(1.9 * Megabyte)), Multipart);

        Assert.Equal(302, answer.Status);
        Assert.Empty(site.Kept());
    }

    [Fact]
    public async Task A_form_that_comes_too_slowly_is_given_up()
    {
        var answer = await site.Wire.Ask(site.Wire.Head("POST", "/account/sign-in", "Content-Type: application/x-www-form-urlencoded", "Content-Length: 1000"), [Encoding.ASCII.GetBytes("a=b")]);

        Assert.Equal((400, "That was not taken"), (answer.Status, answer.Heading));
        await AnswersAsBefore();
    }

    private async Task<byte[]> Form(int length) => Encoding.ASCII.GetBytes($"__RequestVerificationToken={await site.Token()}&name={new string('a', length)}");

    private async Task<byte[]> Upload(int length) => Encoding.ASCII.GetBytes(
        $"--b\r\nContent-Disposition: form-data; name=\"__RequestVerificationToken\"\r\n\r\n{await site.Token()}\r\n"
        + $"--b\r\nContent-Disposition: form-data; name=\"files\"; filename=\"audits.csv\"\r\n\r\n{new string('a', length)}{Ending}");

    private async Task AnswersAsBefore()
    {
        var answer = await site.Wire.Get("/imports");
        Assert.Equal((200, "Imports"), (answer.Status, answer.Heading));
    }
}

/// <summary>A site on a real port, where an upload may be 2 MB, and a form that comes slowly is waited for no longer than it must be.</summary>
public sealed class ServedForSizes : LiveSite
{
    private string? token;

    public ServedForSizes()
    {
        SampleOnFirstRun = false;
        Settings["QaInsight:Uploads:MaxMegabytes"] = "2";
        UseKestrel(0);
        StartServer();
        Wire = new Wire(ClientOptions.BaseAddress);
    }

    internal Wire Wire { get; }

    /// <summary>A form's own, for any form of the site.</summary>
    public async Task<string> Token() => token ??= (await Wire.Get("/imports")).Page.QuerySelector("input[name=__RequestVerificationToken]")!.GetAttribute("value")!;

    /// <summary>What is left of uploads.</summary>
    public string[] Kept() => Directory.Exists(Path.Combine(Warehouse, "uploads")) ? Directory.GetFiles(Path.Combine(Warehouse, "uploads"), "*", SearchOption.AllDirectories) : [];

    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        base.ConfigureWebHost(builder);
        builder.ConfigureServices(services => services.Configure<KestrelServerOptions>(kestrel => kestrel.Limits.MinRequestBodyDataRate = new MinDataRate(240, TimeSpan.FromSeconds(1.5))));
    }
}
