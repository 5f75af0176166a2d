using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.OpenIdConnect;
using Microsoft.IdentityModel.JsonWebTokens;
using Microsoft.IdentityModel.Protocols.OpenIdConnect;
using Microsoft.IdentityModel.Tokens;
using QaInsight.Web.Setup;

namespace QaInsight.Web.SignIn;

/// <summary>OpenID Connect with the council's directory: authorisation code with PKCE, and every part of the id token checked.</summary>
internal static class DirectoryScheme
{
    public const string Scheme = "Directory";

    /// <summary>Of whoever has just come back from the directory, until their account is found.</summary>
    public const string Arrived = "Arrived";

    private static readonly TimeSpan Skew = TimeSpan.FromMinutes(1);

    // With a key of the directory's own: never none, and never one that the site could have made.
    private static readonly string[] Algorithms =
    [
        SecurityAlgorithms.RsaSha256, SecurityAlgorithms.RsaSha384, SecurityAlgorithms.RsaSha512, SecurityAlgorithms.RsaSsaPssSha256, SecurityAlgorithms.RsaSsaPssSha384, SecurityAlgorithms.RsaSsaPssSha512,
        SecurityAlgorithms.EcdsaSha256, SecurityAlgorithms.EcdsaSha384, SecurityAlgorithms.EcdsaSha512,
    ];

    public static void AddDirectory(this AuthenticationBuilder authentication, DirectoryOptions directory, bool isDevelopment)
    {
        if (!directory.IsOn)
            return;
        authentication.Services.AddScoped<DirectoryEvents>();
        authentication.AddCookie(Arrived, cookie =>
        {
            SignInSetup.Harden(cookie.Cookie, "QaInsight.Arrived", isDevelopment);
            cookie.SlidingExpiration = false;
            cookie.ExpireTimeSpan = TimeSpan.FromMinutes(2);
        });
        authentication.AddOpenIdConnect(Scheme, oidc =>
        {
            (oidc.Authority, oidc.ClientId, oidc.ClientSecret, oidc.CallbackPath) = (directory.Authority, directory.ClientId, directory.Secret(), directory.CallbackPath);
            oidc.RequireHttpsMetadata = !isDevelopment;
            oidc.EventsType = typeof(DirectoryEvents);
            oidc.SignInScheme = Arrived;
            oidc.ResponseType = OpenIdConnectResponseType.Code;
            // A form posted here from elsewhere would come without cookies that are Lax.
            oidc.ResponseMode = OpenIdConnectResponseMode.Query;
            oidc.UsePkce = true;
            (oidc.SaveTokens, oidc.MapInboundClaims, oidc.DisableTelemetry) = (false, false, true);
            oidc.Scope.Clear();
            foreach (var scope in directory.Scopes.Split(' ', StringSplitOptions.RemoveEmptyEntries).Prepend("openid").Distinct())
                oidc.Scope.Add(scope);
            oidc.BackchannelTimeout = TimeSpan.FromSeconds(20);
            SignInSetup.Harden(oidc.CorrelationCookie, "QaInsight.Directory.State.", isDevelopment);
            SignInSetup.Harden(oidc.NonceCookie, "QaInsight.Directory.Nonce.", isDevelopment);
            oidc.TokenHandler = new SignedAlone();
            oidc.TokenValidationParameters = new TokenValidationParameters
            {
                ValidateIssuer = true,
                ValidateAudience = true,
                ValidAudience = directory.ClientId,
                ValidateIssuerSigningKey = true,
                ValidAlgorithms = Algorithms,
                // By the site's own clock, which the library does not ask.
                LifetimeValidator = (from, until, _, _) => oidc.TimeProvider!.GetUtcNow().UtcDateTime is var now && until + Skew > now && (from is null || from - Skew <= now),
            };
        });
    }

    // A token that comes with a code, straight from the directory, need not be signed by the letter of OpenID Connect, and the
    // framework asks for no signature then. Here whatever stands between (a proxy that opens TLS) must not make tokens.
    private sealed class SignedAlone : JsonWebTokenHandler
    {
        public override Task<TokenValidationResult> ValidateTokenAsync(string token, TokenValidationParameters validationParameters)
        {
            validationParameters.RequireSignedTokens = true;
            return base.ValidateTokenAsync(token, validationParameters);
        }
    }
}
