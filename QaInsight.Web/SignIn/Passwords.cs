using Microsoft.AspNetCore.Identity;
using QaInsight.People.Accounts;

namespace QaInsight.Web.SignIn;

/// <summary>Passwords of accounts that have one here: which may be chosen, and whether one is right.</summary>
public sealed class Passwords(IPasswordHasher<Account> hasher)
{
    // Length alone: rules of composition make passwords that are written down.
    private const int Shortest = 12;

    private const int FewestCharacters = 5;

    private static readonly string[] Tried = ["password", "qainsight", "letmein", "welcome", "qwerty", "123456", "harbourshire", "changeme", "council"];

    // Judged in place of a password that there is none of: an unknown name and a locked account take as long as any other.
    private readonly string standIn = hasher.HashPassword(null!, "no such password");

    /// <summary>Why it cannot be somebody's password; none: it can.</summary>
    public static IReadOnlyList<string> Refusals(Account account, string? password)
    {
        List<string> refusals = [];
        if (password is null || password.Length < Shortest)
            refusals.Add($"Use at least {Shortest} characters.");
        else if (password.Distinct().Count() < FewestCharacters)
            refusals.Add($"Use at least {FewestCharacters} different characters.");
        // What everybody knows: the person's own name or address, the product's, or what is tried first everywhere.
        var plain = new string([.. (password ?? "").Where(char.IsLetterOrDigit)]).ToUpperInvariant();
        var own = account.Name.Split(' ').Append(account.Email.Split('@')[0]).Where(w => w.Length > 3);
        if (Tried.Concat(own).FirstOrDefault(w => plain.Replace(w, "", StringComparison.OrdinalIgnoreCase) is var left && left.Length < plain.Length && left.Length < 8) is { } known)
            refusals.Add($"‘{known}’ and a little more is soon guessed. Three or four words that have nothing to do with each other are better.");
        return refusals;
    }

    public string Hash(Account account, string password) => hasher.HashPassword(account, password);

    /// <param name="account">Null: there is none of that name.</param>
    /// <param name="hash">Null: nothing that is typed is right.</param>
    public PasswordVerificationResult Judge(Account? account, string? hash, string? typed)
    {
        var result = hasher.VerifyHashedPassword(account!, hash ?? standIn, typed ?? "");
        return hash is null ? PasswordVerificationResult.Failed : result;
    }
}
