using Microsoft.AspNetCore.Authentication;
using QaInsight.People;
using QaInsight.People.Accounts;

namespace QaInsight.Web.SignIn;

/// <summary>Sends people to the council's directory, and lets in whom it vouches for, with what their groups give them. All of it is noted.</summary>
public sealed class DirectoryDesk(
    GroupMapping mapping, AccountBook accounts, Registrar registrar, SignInDesk desk, LookLog log, IHttpContextAccessor http, ILogger<DirectoryDesk> logger)
{
    /// <summary>What of a challenge names the page that was asked for.</summary>
    public const string To = "to";

    private HttpContext Context => http.HttpContext!;

    /// <param name="arrived">Where somebody is let in after they have come back.</param>
    /// <param name="to">The page of this site that they asked for.</param>
    /// <returns>Why it cannot be; null: they are on their way.</returns>
    public async Task<DirectoryRefusal?> SendAsync(string arrived, string? to)
    {
        try
        {
            await Context.ChallengeAsync(DirectoryScheme.Scheme, new AuthenticationProperties { RedirectUri = arrived, Items = { [To] = to } });
            return null;
        }
        catch (Exception e) when (e is InvalidOperationException or HttpRequestException or IOException)
        {
            logger.LogError(e, "The directory cannot be reached, or does not say how to sign in by it");
            Refuse(DirectoryRefusal.Unreachable);
            return DirectoryRefusal.Unreachable;
        }
    }

    /// <returns>Why they are not let in; null: they are.</returns>
    public async Task<DirectoryRefusal?> ArriveAsync()
    {
        var arrived = await Context.AuthenticateAsync(DirectoryScheme.Arrived);
        await Context.SignOutAsync(DirectoryScheme.Arrived);
        if (DirectoryPerson.Of(arrived.Principal) is not { } person)
            return DirectoryRefusal.Failed;
        var known = accounts.FindBySubject(person.Subject);
        var (account, why) = Find(person, known);
        if (account is not null)
            return await desk.EnterAsync(account, "Signed in by the council’s directory") ? null : DirectoryRefusal.Failed;

        // Sessions and tokens from before would go on with what the directory gives no more.
        if (known is { IsDisabled: false })
            registrar.Follow(known, form: null);
        Refuse(why!, known?.ToReader() ?? new Reader("", person.Email ?? person.Name ?? "somebody without a name"));
        return why;
    }

    /// <summary>Notes that somebody was turned back.</summary>
    public void Refuse(DirectoryRefusal why, Reader? who = null) => log.Note(who ?? Reader.Nobody, LookKind.SignIn, why.Noted, origin: Context.Connection.RemoteIpAddress?.ToString());

    private (Account? Account, DirectoryRefusal? Why) Find(DirectoryPerson person, Account? known)
    {
        if (known is { IsDisabled: true })
            return (null, DirectoryRefusal.Disabled);
        if (person.HasTooManyGroups)
            return (null, DirectoryRefusal.TooManyGroups);
        if (mapping.Of(person.Groups) is not { } rights)
            return (null, DirectoryRefusal.NoGroup);
        var form = new AccountForm(person.Email ?? known?.Email, person.Name ?? known?.Name, rights.Role, rights.IsAdministrator, rights.Services, rights.Teams);
        try
        {
            if (known is null)
                return (registrar.Enter(form, AccountOrigin.Directory, person.Subject), null);
            registrar.Follow(known, form);
            return (known, null);
        }
        catch (AccountException)
        {
            return (null, known is null && accounts.FindByEmail(form.Email) is not null ? DirectoryRefusal.Taken : DirectoryRefusal.Unnamed);
        }
    }
}
