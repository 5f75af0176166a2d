using System.Security.Claims;
using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Authentication;
using Microsoft.Extensions.Options;
using QaInsight.People.Accounts;

namespace QaInsight.Web.SignIn;

/// <summary>A personal access token in the <c>Authorization</c> header of a request to the API.</summary>
internal sealed class BearerToken(IOptionsMonitor<AuthenticationSchemeOptions> options, ILoggerFactory logger, UrlEncoder encoder, AccessTokens tokens, DemoSignIn demo)
    : AuthenticationHandler<AuthenticationSchemeOptions>(options, logger, encoder)
{
    public const string TokenScheme = "Token";

    private const string Bearer = "Bearer ";

    private string? says;

    /// <summary>Whether a request says that it brings one.</summary>
    public static bool IsOn(HttpRequest request) =>
        request.Path.StartsWithSegments("/api") && request.Headers.Authorization.ToString().StartsWith(Bearer, StringComparison.OrdinalIgnoreCase);

    protected override Task<AuthenticateResult> HandleAuthenticateAsync()
    {
        if (tokens.Find(Request.Headers.Authorization.ToString()[Bearer.Length..].Trim(), out var refusal) is not var (account, limits) || (account.Origin == AccountOrigin.Demo && !demo.IsAllowed(Context)))
        {
            says = refusal;
            return Task.FromResult(AuthenticateResult.Fail(refusal));
        }

        Context.Features.Set(new SignedIn(account, account.ToReader() with { Limits = limits }, Session: null));
        var identity = new ClaimsIdentity([new Claim(ClaimTypes.NameIdentifier, account.Id)], TokenScheme);
        return Task.FromResult(AuthenticateResult.Success(new AuthenticationTicket(new ClaimsPrincipal(identity), TokenScheme)));
    }

    protected override Task HandleChallengeAsync(AuthenticationProperties properties)
    {
        Response.Headers.WWWAuthenticate = "Bearer error=\"invalid_token\"";
        return Results.Problem(says, statusCode: StatusCodes.Status401Unauthorized).ExecuteAsync(Context);
    }

    protected override Task HandleForbiddenAsync(AuthenticationProperties properties)
    {
        Response.StatusCode = StatusCodes.Status403Forbidden;
        return Task.CompletedTask;
    }
}
