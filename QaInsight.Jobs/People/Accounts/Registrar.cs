using System.Net.Mail;

namespace QaInsight.People.Accounts;

/// <summary>What an account is to be.</summary>
/// <param name="Role">Of figures; null for an administrator alone.</param>
public sealed record AccountForm(string? Email, string? Name, Role? Role, bool IsAdministrator, IReadOnlyList<string> Services, IReadOnlyList<string> Teams)
{
    private const int Longest = 200;

    /// <exception cref="AccountException">What cannot stand, in plain words.</exception>
    public AccountForm Checked()
    {
        var email = Email?.Trim() ?? "";
        if (email.Length is 0 or > Longest || !MailAddress.TryCreate(email, out var address) || address.Address != email || email.Any(c => char.IsControl(c) || char.IsWhiteSpace(c)))
            throw new AccountException("Give an e-mail address, such as ann.lee@council.gov.uk.");
        if (string.Join(' ', (Name ?? "").Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)) is not { Length: > 0 and <= Longest } name || name.Any(char.IsControl))
            throw new AccountException("Give the person’s name.");
        if (Role is null && !IsAdministrator)
            throw new AccountException("Choose a role.");
        if (Role == Role.Administrator)
            throw new AccountException("Administrator is given beside a role of figures, or alone.");
        if (Role is { SeesAuthority: false } && Services.Count + Teams.Count == 0)
            throw new AccountException($"Choose which services or teams this {Role.Name.ToLowerInvariant()} sees.");
        return this with { Email = email, Name = name, Services = Role is { SeesAuthority: false } ? Services : [], Teams = Role is { SeesAuthority: false } ? Teams : [] };
    }
}

/// <summary>Gives people accounts, changes what they may, and takes it away; every change is noted with whoever made it.</summary>
public sealed class Registrar(AccountBook accounts, OneTimeLinks links, LookLog log, TimeProvider time)
{
    private static readonly Reader TheDirectory = new("", "the council’s directory");

    /// <returns>The account, and the secret of its invitation.</returns>
    /// <exception cref="AccountException">It cannot stand, or there is one already.</exception>
    public (Account Account, string Secret) Invite(AccountForm form, Reader by)
    {
        var account = Make(form.Checked(), AccountOrigin.Local);
        accounts.Add(account);
        log.Note(by, LookKind.Change, $"Invited {Said(account)}");
        return (account, links.Make(account));
    }

    /// <summary>Of somebody whom the directory or the demonstration vouches for.</summary>
    public Account Enter(AccountForm form, AccountOrigin origin, string? subject)
    {
        var account = Make(form.Checked(), origin, subject);
        accounts.Add(account);
        log.Note(account.ToReader(), LookKind.Change, $"Entered {Said(account)}, as {(origin == AccountOrigin.Directory ? "the council’s directory" : "the demonstration")} says");
        return account;
    }

    /// <summary>Ends every session of theirs, unless nothing changes.</summary>
    /// <exception cref="AccountException">It cannot stand, or nobody would be left who may give rights.</exception>
    public void Change(Account account, AccountForm form, Reader by)
    {
        var wanted = form.Checked();
        if (account.IsAdministrator && !wanted.IsAdministrator)
            KeepOneAdministrator(account);
        if (accounts.FindByEmail(wanted.Email) is { } other && other.Id != account.Id)
            throw new AccountException($"There is an account for {wanted.Email} already.");
        Put(account, wanted, by);
    }

    /// <summary>
    /// What the directory says of somebody counts, even where nobody is left who may give rights here: it can name somebody
    /// else. An address that another account has stays that account's.
    /// </summary>
    /// <param name="form">Null: it gives them no rights any more.</param>
    /// <exception cref="AccountException">It cannot stand.</exception>
    public void Follow(Account account, AccountForm? form)
    {
        var wanted = form?.Checked() ?? new AccountForm(account.Email, account.Name, Role: null, IsAdministrator: false, [], []);
        var isTaken = accounts.FindByEmail(wanted.Email) is { } other && other.Id != account.Id;
        Put(account, isTaken ? wanted with { Email = account.Email } : wanted, TheDirectory);
    }

    public void Disable(Account account, Reader by)
    {
        if (account.IsDisabled)
            return;
        if (account.IsAdministrator)
            KeepOneAdministrator(account);
        account.DisabledAt = time.GetUtcNow();
        accounts.ChangeRights(account, time.GetUtcNow());
        log.Note(by, LookKind.Change, $"Disabled {Said(account)}");
    }

    public void Enable(Account account, Reader by)
    {
        if (!account.IsDisabled)
            return;
        account.DisabledAt = null;
        accounts.ChangeRights(account, time.GetUtcNow());
        log.Note(by, LookKind.Change, $"Enabled {Said(account)} again");
    }

    /// <summary>Password and second step are gone, every session ends, and whoever holds the link sets them anew.</summary>
    /// <returns>The link's secret.</returns>
    /// <exception cref="AccountException">The directory keeps the password, or the account is disabled.</exception>
    public string Reset(Account account, Reader by)
    {
        if (account.Origin != AccountOrigin.Local)
            throw new AccountException("This person signs in by the council’s directory: the password is reset there.");
        if (account.IsDisabled)
            throw new AccountException("This account is disabled. Enable it first.");
        accounts.ClearSignIn(account, time.GetUtcNow());
        log.Note(by, LookKind.Change, $"Reset the sign-in of {Said(account)}");
        return links.Make(account);
    }

    private Account Make(AccountForm form, AccountOrigin origin, string? subject = null) => new()
    {
        Id = Guid.NewGuid().ToString("N"),
        Email = form.Email!,
        Name = form.Name!,
        Origin = origin,
        Subject = subject,
        Role = form.Role,
        IsAdministrator = form.IsAdministrator,
        Services = form.Services,
        Teams = form.Teams,
        SecurityStamp = Guid.NewGuid().ToString("N"),
        CreatedAt = time.GetUtcNow(),
    };

    private void KeepOneAdministrator(Account account)
    {
        if (!accounts.All().Any(a => a.IsAdministrator && !a.IsDisabled && a.Id != account.Id))
            throw new AccountException("This is the last administrator: nobody could give rights any more. Make somebody else one first.");
    }

    private void Put(Account account, AccountForm wanted, Reader by)
    {
        var before = Said(account);
        // Not by the words: a service and a team may share a name.
        if (account.Email == wanted.Email && account.Name == wanted.Name && account.Role == wanted.Role && account.IsAdministrator == wanted.IsAdministrator
            && account.Services.ToHashSet().SetEquals(wanted.Services) && account.Teams.ToHashSet().SetEquals(wanted.Teams))
        {
            return;
        }

        (account.Email, account.Name, account.Role, account.IsAdministrator, account.Services, account.Teams) = (wanted.Email!, wanted.Name!, wanted.Role, wanted.IsAdministrator, wanted.Services, wanted.Teams);
        accounts.ChangeRights(account, time.GetUtcNow());
        log.Note(by, LookKind.Change, $"Changed {before} to {Said(account)}");
    }

    private static string Said(Account account) =>
        $"{account.Name} ({account.Email}), {(account.Roles.Count == 0 ? "without rights" : string.Join(" and ", account.Roles.Select(r => r.Name)))}{(account.Services.Count + account.Teams.Count == 0 ? "" : $" of {string.Join(", ", account.Services.Concat(account.Teams))}")}";
}
