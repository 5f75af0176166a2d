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
    [InlineData("Production", "", "Production")]
    [InlineData(null, "", "Production")]
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

    [Fact]
    public void Its_own_settings_name_the_sample_council()
    {
        var settings = new ConfigurationBuilder().AddJsonFile(Path.Combine(AppContext.BaseDirectory, "appsettings.json")).Build().GetSection(SiteOptions.Section).Get<SiteOptions>();

        Assert.Equal(new SiteOptions(), settings);
    }
}
