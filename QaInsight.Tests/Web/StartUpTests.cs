using System.Diagnostics;
using Microsoft.Extensions.Configuration;
using QaInsight.Web.Setup;
using Xunit;

namespace QaInsight.Tests.Web;

public sealed class StartUpTests
{
    [Theory]
    [InlineData("http://localhost:5080", true)]
    [InlineData("https://LOCALHOST:5081", true)]
    [InlineData("http://127.0.0.1:0", true)]
    [InlineData("http://127.8.9.10:5080", true)]
    [InlineData("http://[::1]:5080", true)]
    [InlineData("http://0.0.0.0:5080", false)]
    [InlineData("http://[::]:5080", false)]
    [InlineData("http://*:5080", false)]
    [InlineData("http://+:5080", false)]
    [InlineData("http://10.1.2.3:5080", false)]
    [InlineData("http://localhost.evil.example:5080", false)]
    [InlineData("http://unix:/run/qainsight.sock", false)]
    public void It_may_listen_on_loopback_alone(string address, bool allowed) => Assert.Equal(allowed, LoopbackOnly.Refusal([address]) is null);

    [Theory]
    [InlineData("Production", "", "QaInsight:Address")]
    [InlineData(null, "", "QaInsight:Address")]
    [InlineData("Production", "--QaInsight:DemoSignIn=true", "DemoSignIn")]
    [InlineData("Development", "--urls=http://0.0.0.0:0", "http://0.0.0.0:0")]
    [InlineData("Development", "--QaInsight:Directory:Authority=https://directory.example", "QaInsight:Directory:ClientId is not set")]
    [InlineData("Development", "--urls=http://localhost:0;http://*:0", "http://*:0")]
    [InlineData("Development", "--http_ports=5099", "http_ports")]
    [InlineData("Development", "--Kestrel:Endpoints:Open:Url=http://0.0.0.0:0", "http://0.0.0.0:0")]
    public async Task It_refuses_to_start_in_plain_words(string? environment, string argument, string says)
    {
        var start = new ProcessStartInfo("dotnet", [typeof(SiteOptions).Assembly.Location, argument]) { UseShellExecute = false, RedirectStandardError = true, RedirectStandardOutput = true };
        start.Environment["ASPNETCORE_ENVIRONMENT"] = environment;
        foreach (var inherited in new[] { "DOTNET_ENVIRONMENT", "ASPNETCORE_URLS", "ASPNETCORE_HTTP_PORTS" })
            start.Environment.Remove(inherited);
        using var process = Process.Start(start)!;
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(60));
        var (error, output) = (process.StandardError.ReadToEndAsync(patience.Token), process.StandardOutput.ReadToEndAsync(patience.Token));
        try
        {
            await process.WaitForExitAsync(patience.Token);
        }
        finally
        {
            if (!process.HasExited)
                process.Kill();
        }

        Assert.Equal(1, process.ExitCode);
        Assert.Contains(says, await error, StringComparison.Ordinal);
        Assert.DoesNotContain("   at ", await error + await output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("QaInsight:DemoSignIn=true", "DemoSignIn")]
    [InlineData("QaInsight:Address=", "QaInsight:Address")]
    [InlineData("QaInsight:Address=http://qa.council.example", "QaInsight:Address")]
    [InlineData("QaInsight:Address=qa.council.example", "QaInsight:Address")]
    [InlineData("QaInsight:Proxies:0=proxy.council.example", "'proxy.council.example'")]
    [InlineData("QaInsight:Proxies:0=0.0.0.0/0", "'0.0.0.0/0'")]
    [InlineData("QaInsight:Proxies:0=::/0", "'::/0'")]
    [InlineData("QaInsight:Proxies:0=", "''")]
    [InlineData("urls=http://0.0.0.0:5080 QaInsight:Proxies=", "without TLS")]
    [InlineData("detailedErrors=true", "DETAILEDERRORS")]
    [InlineData("detailedErrors=1", "DETAILEDERRORS")]
    [InlineData("QaInsight:Sessions:IdleMinutes=0", "IdleMinutes")]
    [InlineData("QaInsight:Sessions:IdleMinutes=10000", "IdleMinutes")]
    [InlineData("QaInsight:Sessions:LongestHours=1000", "LongestHours")]
    [InlineData("QaInsight:Outside:Threshold=4", "Outside:Threshold")]
    [InlineData("QaInsight:Limits:SignInsPerMinute=0", "Limits")]
    [InlineData("QaInsight:MetricsToken=changeme", "MetricsToken")]
    public void Weak_settings_are_refused_in_production_with_what_to_do(string settings, string says)
    {
        var standing = new Dictionary<string, string?> { ["urls"] = "https://0.0.0.0:443", ["QaInsight:Address"] = "https://qa.council.example" };
        Assert.Null(Refusal(standing));
        foreach (var setting in settings.Split(' ').Select(s => s.Split('=', 2)))
            standing[setting[0]] = setting[1];

        var refusal = Refusal(standing);
        Assert.StartsWith("QaInsight does not start", refusal, StringComparison.Ordinal);
        Assert.Contains(says, refusal, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("10.1.2.3")]
    [InlineData("10.1.2.0/28")]
    [InlineData("::1")]
    public void Behind_a_proxy_that_is_named_it_may_listen_without_tls(string proxy) =>
        Assert.Null(Refusal(new() { ["urls"] = "http://0.0.0.0:5080", ["QaInsight:Address"] = "https://qa.council.example", ["QaInsight:Proxies:0"] = proxy }));

    private static string? Refusal(Dictionary<string, string?> settings) =>
        StartUp.Refusal(new ConfigurationBuilder().AddInMemoryCollection(settings).Build(), new Microsoft.Extensions.Hosting.Internal.HostingEnvironment { EnvironmentName = "Production" });

    [Fact]
    public void Its_own_settings_name_the_sample_council()
    {
        var settings = new ConfigurationBuilder().AddJsonFile(Path.Combine(AppContext.BaseDirectory, "appsettings.json")).Build().GetSection(SiteOptions.Section).Get<SiteOptions>();

        Assert.Equal(new SiteOptions(), settings);
    }
}
