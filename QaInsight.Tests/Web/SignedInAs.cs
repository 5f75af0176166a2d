using System.Security.Claims;
using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Authentication;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using QaInsight.People;
using QaInsight.People.Accounts;
using QaInsight.Web.SignIn;

namespace QaInsight.Tests.Web;

/// <summary>Whoever asks is signed in already, for tests of what pages show; how people sign in has tests of its own.</summary>
internal static class SignedInAs
{
    private const string Scheme = "Signed in already";

    public static Account HeadOfQuality { get; } = Of("head-of-quality", Role.QualityAssurance, administrator: true);

    public static Account Of(string id, Role? role, bool administrator = false, string[]? services = null, string[]? teams = null) => new()
    {
        Id = id,
        Name = id,
        Email = $"{id}@council.example",
        Origin = AccountOrigin.Directory,
        Role = role,
        IsAdministrator = administrator,
        Services = services ?? [],
        Teams = teams ?? [],
        SecurityStamp = "",
    };

    public static void AddSignedIn(this IServiceCollection services, Account account) =>
        services.AddAuthentication(Scheme).AddScheme<SignedInOptions, Handler>(Scheme, o => o.Account = account);

    /// <summary>Whoever this header of a request names by id is signed in; without it, nobody.</summary>
    public const string Header = "X-Account";

    public static void AddSignedInByHeader(this IServiceCollection services) =>
        services.AddAuthentication(Scheme).AddScheme<SignedInOptions, Handler>(Scheme, o => (o.Account, o.ForwardChallenge) = (null, SessionCookie.Scheme));

    internal sealed class SignedInOptions : AuthenticationSchemeOptions
    {
        public Account? Account { get; set; } = HeadOfQuality;
    }

    private sealed class Handler(IOptionsMonitor<SignedInOptions> options, ILoggerFactory logger, UrlEncoder encoder, AccountBook accounts) : AuthenticationHandler<SignedInOptions>(options, logger, encoder)
    {
        protected override Task<AuthenticateResult> HandleAuthenticateAsync()
        {
            if ((Options.Account ?? accounts.Find(Request.Headers[Header].ToString())) is not { IsDisabled: false } account)
                return Task.FromResult(AuthenticateResult.NoResult());
            Context.Features.Set(new SignedIn(account, account.ToReader(), Session: null));
            var identity = new ClaimsIdentity([new Claim(ClaimTypes.NameIdentifier, account.Id)], Scheme.Name);
            return Task.FromResult(AuthenticateResult.Success(new AuthenticationTicket(new ClaimsPrincipal(identity), Scheme.Name)));
        }
    }
}
