using Microsoft.AspNetCore.Authorization;
using QaInsight.People;

namespace QaInsight.Web.SignIn;

/// <summary>What somebody must be allowed, to ask for this at all; without it everybody who is signed in may.</summary>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Method)]
public sealed class NeedsAttribute(Rights rights) : AuthorizeAttribute(rights.ToString());

/// <summary>One policy for each right, decided by the reader that the request was signed in as.</summary>
internal static class Policies
{
    public static void AddPolicies(this IServiceCollection services)
    {
        var builder = services.AddAuthorizationBuilder().SetFallbackPolicy(new AuthorizationPolicyBuilder().RequireAuthenticatedUser().Build());
        foreach (var rights in Enum.GetValues<Rights>().Where(r => r != Rights.None))
            builder.AddPolicy(rights.ToString(), policy => policy.RequireAuthenticatedUser().RequireAssertion(a => a.Resource is HttpContext http && http.Reader().May(rights)));
    }
}
