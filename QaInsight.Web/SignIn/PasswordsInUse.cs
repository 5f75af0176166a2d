using Microsoft.AspNetCore.Identity;
using QaInsight.People.Accounts;

namespace QaInsight.Web.SignIn;

/// <summary>Refuses passwords that hold what everybody knows: the person's own name or address, the product's, or what is tried first everywhere.</summary>
internal sealed class PasswordsInUse : IPasswordValidator<Account>
{
    private static readonly string[] Tried = ["password", "qainsight", "letmein", "welcome", "qwerty", "123456", "harbourshire", "changeme", "council"];

    public Task<IdentityResult> ValidateAsync(UserManager<Account> manager, Account user, string? password)
    {
        var plain = new string([.. (password ?? "").Where(char.IsLetterOrDigit)]).ToUpperInvariant();
        var own = user.Name.Split(' ').Append(user.Email.Split('@')[0]).Where(w => w.Length > 3);
        var known = Tried.Concat(own).FirstOrDefault(w => plain.Replace(w, "", StringComparison.OrdinalIgnoreCase) is var left && left.Length < plain.Length && left.Length < 8);
        return Task.FromResult(known is null
            ? IdentityResult.Success
            : IdentityResult.Failed(new IdentityError { Code = "InUse", Description = $"‘{known}’ and a little more is soon guessed. Three or four words that have nothing to do with each other are better." }));
    }
}
