using QaInsight.Nightly;
using QaInsight.People;
using QaInsight.People.Accounts;

namespace QaInsight.Web.SignIn;

/// <summary>Who a request comes from, as it was looked up for this very request.</summary>
/// <param name="Session">The secret of the session; null where a token was sent.</param>
public sealed record SignedIn(Account Account, Reader Reader, string? Session);

public static class SignedInRequest
{
    public static Reader Reader(this HttpContext context) => context.Features.Get<SignedIn>()?.Reader ?? People.Reader.Nobody;

    public static Account? Account(this HttpContext context) => context.Features.Get<SignedIn>()?.Account;

    /// <summary>The reader, and the scope of every figure that is asked for in the request: nothing, for whoever has not signed in.</summary>
    public static void AddReader(this IServiceCollection services)
    {
        services.AddHttpContextAccessor();
        services.AddScoped(provider => provider.GetRequiredService<IHttpContextAccessor>().HttpContext?.Reader() ?? People.Reader.Nobody);
        services.AddScoped<Looks>();
        services.AddScoped(provider => ReaderScope.Of(provider.GetRequiredService<Reader>()));
    }
}
