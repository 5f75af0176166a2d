using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.OpenIdConnect;
using QaInsight.People.Accounts;

namespace QaInsight.Web.SignIn;

/// <summary>What becomes of an answer of the directory: a person to find the account of, or the way back to the sign-in page.</summary>
internal sealed class DirectoryEvents(DirectoryOptions directory, GroupMapping mapping, DirectoryDesk desk) : OpenIdConnectEvents
{
    public override Task TokenValidated(TokenValidatedContext context)
    {
        context.Principal = DirectoryPerson.Of(context.Principal!, directory, mapping).ToPrincipal();
        return Task.CompletedTask;
    }

    public override Task AccessDenied(AccessDeniedContext context) => TurnBack(context, context.Properties, DirectoryRefusal.Declined);

    // What exactly did not hold stands in the server's log, and is nothing for whoever tries.
    public override Task RemoteFailure(RemoteFailureContext context) => TurnBack(context, context.Properties, DirectoryRefusal.Failed);

    private Task TurnBack(HandleRequestContext<RemoteAuthenticationOptions> context, AuthenticationProperties? properties, DirectoryRefusal why)
    {
        desk.Refuse(why);
        var query = QueryString.Create("refused", why.Key);
        context.Response.Redirect($"/account/sign-in{(properties?.Items.TryGetValue(DirectoryDesk.To, out var to) == true && to is not null ? query.Add("to", to) : query)}");
        context.HandleResponse();
        return Task.CompletedTask;
    }
}
