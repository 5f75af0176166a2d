using System.Buffers.Text;
using System.Collections.Concurrent;
using System.Diagnostics;
using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.DependencyInjection;

namespace QaInsight.Tests.Web.SignIn;

/// <summary>A small identity provider (OpenID Connect, authorisation code with PKCE) in a process of its own, as a council's directory is.</summary>
internal sealed class IdentityProvider : IDisposable
{
    public const string Word = "identity-provider";

    public const string ClientId = "qainsight-at-harbourshire";

    public const string ClientSecret = "vR7~pX2mQ9.kW4sLz8uT";

    private const string Callback = "http://localhost/account/directory/callback";

    private readonly Process process;

    private IdentityProvider(Process process, string address) => (this.process, Address) = (process, address);

    public string Address { get; }

    public static IdentityProvider Start()
    {
        var started = Process.Start(new ProcessStartInfo("dotnet", [typeof(IdentityProvider).Assembly.Location, Word]) { UseShellExecute = false, RedirectStandardInput = true, RedirectStandardOutput = true })!;
        return started.StandardOutput.ReadLine() is { Length: > 0 } address ? new IdentityProvider(started, address) : throw new InvalidOperationException("The identity provider did not start.");
    }

    /// <summary>Runs it in this process, until whoever started it is gone.</summary>
    public static async Task<int> RunAsync()
    {
        var builder = WebApplication.CreateEmptyBuilder(new WebApplicationOptions());
        builder.WebHost.UseKestrelCore().UseUrls("http://127.0.0.1:0");
        builder.Services.AddRoutingCore();
        await using var app = builder.Build();
        var grants = new ConcurrentDictionary<string, Grant>();
        IdTokens tokens = null!;
        app.UseRouting();
        app.MapGet("/.well-known/openid-configuration", () => Results.Json(new
        {
            issuer = app.Urls.First(),
            authorization_endpoint = app.Urls.First() + "/authorize",
            token_endpoint = app.Urls.First() + "/token",
            jwks_uri = app.Urls.First() + "/keys",
            response_types_supported = new[] { "code" },
            id_token_signing_alg_values_supported = new[] { "RS256" },
        }));
        app.MapGet("/keys", () => Results.Json(tokens.PublishedKeys()));
        app.MapGet("/authorize", (HttpRequest request) => Authorize(request.Query, grants));
        app.MapPost("/token", async (HttpRequest request) => Token(await request.ReadFormAsync(), grants, tokens));
        await app.StartAsync();
        using (tokens = new IdTokens(app.Urls.First()))
        {
            await Console.Out.WriteLineAsync(app.Urls.First());
            await Console.In.ReadToEndAsync();
        }

        return 0;
    }

    public void Stop()
    {
        if (!process.HasExited)
            process.Kill();
        process.WaitForExit();
    }

    public void Dispose()
    {
        Stop();
        process.Dispose();
    }

    private static IResult Authorize(IQueryCollection asked, ConcurrentDictionary<string, Grant> grants)
    {
        string Of(string name) => asked[name].ToString();
        if (Of("client_id") != ClientId || Of("redirect_uri") != Callback)
            return Results.BadRequest("This site is not registered here.");
        if (Of("response_type") != "code" || Of("response_mode") is not ("" or "query") || Of("code_challenge_method") != "S256" || Of("code_challenge").Length != 43 || Of("nonce").Length == 0 || !Of("scope").Split(' ').Contains("openid"))
            return Results.BadRequest("Only a code with PKCE, a nonce and the scope openid is given here.");
        var user = DirectoryUser.Parse(Of("user"));
        if (user.Fault == Fault.Declined)
            return Back(("error", "access_denied"), ("error_description", "<b>Not today</b>"));
        var code = Convert.ToHexString(RandomNumberGenerator.GetBytes(16));
        grants[code] = new Grant(user, Of("nonce"), Of("code_challenge"));
        return Back(("code", code));

        IResult Back(params (string Name, string Value)[] answer) =>
            Results.Redirect(QueryHelpers.AddQueryString(Callback, answer.Append(("state", Of("state"))).ToDictionary(a => a.Item1, a => (string?)a.Item2)));
    }

    private static IResult Token(IFormCollection sent, ConcurrentDictionary<string, Grant> grants, IdTokens tokens)
    {
        if (sent["client_id"] != ClientId || sent["client_secret"] != ClientSecret)
            return Results.Json(new { error = "invalid_client" }, statusCode: StatusCodes.Status401Unauthorized);
        var challenge = Base64Url.EncodeToString(SHA256.HashData(Encoding.ASCII.GetBytes(sent["code_verifier"].ToString())));
        if (sent["grant_type"] != "authorization_code" || sent["redirect_uri"] != Callback || !grants.TryRemove(sent["code"].ToString(), out var grant) || grant.Challenge != challenge)
            return Results.Json(new { error = "invalid_grant" }, statusCode: StatusCodes.Status400BadRequest);
        return grant.User.Fault == Fault.NoToken
            ? Results.Json(new { access_token = "of no use", token_type = "Bearer" })
            : Results.Json(new { access_token = "of no use", token_type = "Bearer", expires_in = 300, id_token = tokens.Make(grant.User, grant.Nonce) });
    }

    private sealed record Grant(DirectoryUser User, string Nonce, string Challenge);
}
