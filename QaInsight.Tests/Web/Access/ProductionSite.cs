using System.Collections.Concurrent;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using QaInsight.Tests.Web.Live;

namespace QaInsight.Tests.Web.Access;

/// <summary>The site as a council runs it: in Production, behind a proxy.</summary>
public sealed class ProductionSite : LiveSite
{
    public const string Host = "qainsight.council.example";

    public ProductionSite()
    {
        SignedIn = null;
        Settings["QaInsight:Address"] = $"https://{Host}";
        Settings["QaInsight:Proxies:0"] = "10.9.8.7";
        Settings["QaInsight:MetricsToken"] = Token;
        ClientOptions.BaseAddress = new Uri($"https://{Host}");
    }

    public const string Token = "0123456789abcdef0123456789abcdef";

    /// <summary>Whatever was logged.</summary>
    public ConcurrentQueue<string> Logged { get; } = [];

    /// <summary>Where requests come from, as the connection says it.</summary>
    public System.Net.IPAddress From { get; set; } = System.Net.IPAddress.Loopback;

    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        base.ConfigureWebHost(builder);
        builder.UseEnvironment("Production");
        builder.ConfigureTestServices(services =>
        {
            services.AddSingleton<IStartupFilter>(new Connection(this));
            services.AddLogging(logs => logs.AddProvider(new Kept(Logged)).SetMinimumLevel(LogLevel.Trace));
        });
    }

    private sealed class Connection(ProductionSite site) : IStartupFilter
    {
        public Action<Microsoft.AspNetCore.Builder.IApplicationBuilder> Configure(Action<Microsoft.AspNetCore.Builder.IApplicationBuilder> next) => app =>
        {
            Microsoft.AspNetCore.Builder.UseExtensions.Use(app, (context, then) =>
            {
                context.Connection.RemoteIpAddress = site.From;
                return then(context);
            });
            next(app);
        };
    }

    private sealed class Kept(ConcurrentQueue<string> lines) : ILoggerProvider, ILogger
    {
        public ILogger CreateLogger(string categoryName) => this;

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => logLevel >= LogLevel.Information;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter) => lines.Enqueue(formatter(state, exception) + exception);

        public void Dispose()
        {
        }
    }
}
