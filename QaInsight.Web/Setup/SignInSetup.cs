using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;
using QaInsight.Nightly;
using QaInsight.People;
using QaInsight.People.Accounts;
using QaInsight.Warehouse;
using QaInsight.Web.Pages.Admin;
using QaInsight.Web.SignIn;

namespace QaInsight.Web.Setup;

/// <summary>Who may sign in, how, and for how long.</summary>
public static class SignInSetup
{
    private const string Either = "Session or token";

    // What OWASP asks of PBKDF2 with HMAC-SHA-512.
    private const int Iterations = 210_000;

    private const int ShortestPassword = 12;

    public static void AddSignIn(this WebApplicationBuilder builder, DirectoryOptions directory)
    {
        var (services, isDevelopment) = (builder.Services, builder.Environment.IsDevelopment());
        var site = SiteOptions.From(builder.Configuration);
        AddAccounts(services, site);
        services.AddSingleton(new DemoOptions(site.DemoSignIn ?? isDevelopment));
        services.AddSingleton<DemoSignIn>();
        services.AddSingleton(directory);
        services.AddSingleton(new TokenRule(directory.TokenDays));
        services.AddSingleton(_ => directory.IsOn ? GroupMapping.Load(directory.MappingFile!) : GroupMapping.None);
        services.AddScoped<DirectoryDesk>();
        services.AddSingleton<Places>();
        services.AddReader();
        services.AddPolicies();
        // Cookies outlive a restart; whoever has the keys can make them, so the folder is nobody else's.
        services.AddDataProtection().SetApplicationName("QaInsight");
        services.AddOptions<Microsoft.AspNetCore.DataProtection.KeyManagement.KeyManagementOptions>().Configure<WarehouseFolder, ILoggerFactory>((keys, folder, logs) =>
            keys.XmlRepository = new Microsoft.AspNetCore.DataProtection.Repositories.FileSystemXmlRepository(new DirectoryInfo(OwnerOnly.MakeFolder(Path.Combine(folder.Root, "keys"))), logs));

        services.AddScoped<SessionCookie>();
        services.AddAuthentication(Either)
            .AddPolicyScheme(Either, null, either => either.ForwardDefaultSelector = context => BearerToken.IsOn(context.Request) ? BearerToken.TokenScheme : SessionCookie.Scheme)
            .AddScheme<AuthenticationSchemeOptions, BearerToken>(BearerToken.TokenScheme, null)
            .AddCookie(SessionCookie.Scheme, cookie =>
            {
                cookie.EventsType = typeof(SessionCookie);
                Harden(cookie.Cookie, "QaInsight", isDevelopment);
                cookie.SlidingExpiration = false;
                cookie.ExpireTimeSpan = site.Sessions.Limits.Longest;
            })
            .AddCookie(IdentityConstants.TwoFactorUserIdScheme, cookie =>
            {
                Harden(cookie.Cookie, "QaInsight.SecondStep", isDevelopment);
                cookie.ExpireTimeSpan = TimeSpan.FromMinutes(10);
            })
            .AddDirectory(directory, isDevelopment);
    }

    private static void AddAccounts(IServiceCollection services, SiteOptions site)
    {
        services.AddSingleton<AccountBook>();
        services.AddSingleton(site.Sessions.Limits);
        services.AddSingleton<Sessions>();
        services.AddSingleton<OneTimeLinks>();
        services.AddSingleton<AccessTokens>();
        services.AddSingleton<LookLog>();
        services.AddSingleton<Registrar>();
        services.AddSingleton<SignInBook>();
        services.Configure<PasswordHasherOptions>(hasher => hasher.IterationCount = Iterations);
        services.AddScoped<IUserStore<Account>, AccountStore>();
        services.AddScoped<SecondStep>();
        services.AddScoped<SignInDesk>();
        services.AddIdentityCore<Account>(identity =>
        {
            // Length alone: rules of composition make passwords that are written down.
            identity.Password = new PasswordOptions { RequiredLength = ShortestPassword, RequiredUniqueChars = 5, RequireDigit = false, RequireLowercase = false, RequireNonAlphanumeric = false, RequireUppercase = false };
            identity.User.AllowedUserNameCharacters = "";
        }).AddUserManager<AccountManager>().AddSignInManager().AddTokenProvider<SecondStep>(TokenOptions.DefaultAuthenticatorProvider).AddPasswordValidator<PasswordsInUse>();
    }

    /// <summary>A cookie that scripts cannot read, and that other sites do not send; everywhere but on a developer's machine bound to this host and to TLS.</summary>
    internal static void Harden(CookieBuilder cookie, string name, bool isDevelopment)
    {
        cookie.Name = isDevelopment ? name : $"__Host-{name}";
        cookie.HttpOnly = true;
        cookie.SameSite = SameSiteMode.Lax;
        cookie.SecurePolicy = isDevelopment ? CookieSecurePolicy.SameAsRequest : CookieSecurePolicy.Always;
        cookie.Path = "/";
        cookie.IsEssential = true;
    }
}
