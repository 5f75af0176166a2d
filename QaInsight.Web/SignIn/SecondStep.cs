using System.Security.Cryptography;
using Microsoft.AspNetCore.Identity;
using OtpNet;
using QaInsight.People.Accounts;
using QRCoder;

namespace QaInsight.Web.SignIn;

/// <summary>Codes of an authenticator app (RFC 6238): one step of thirty seconds early or late, and each code once.</summary>
public sealed class SecondStep(SignInBook book, TimeProvider time) : IUserTwoFactorTokenProvider<Account>
{
    public const int Digits = 6;

    private const int KeyBytes = 20;
    private const int RecoveryCodes = 10;
    private const int RecoveryCodeLength = 10;

    /// <summary>Letters and digits for an authenticator app, as its users type them.</summary>
    public static string NewKey() => Base32Encoding.ToString(KeyGeneration.GenerateRandomKey(KeyBytes)).TrimEnd('=');

    /// <summary>What an app reads from the picture.</summary>
    public static string Address(Account account) => new OtpUri(OtpType.Totp, account.SecondStepKey!, account.Email, "QaInsight").ToString();

    /// <summary>That address as a picture, to be set into a page.</summary>
    public static string Picture(Account account)
    {
        using var made = QRCodeGenerator.GenerateQrCode(Address(account), QRCodeGenerator.ECCLevel.M);
        using var picture = new SvgQRCode(made);
        return picture.GetGraphic(new System.Drawing.Size(200, 200), "#000000", "#ffffff", drawQuietZones: true, SvgQRCode.SizingMode.ViewBoxAttribute);
    }

    public Task<bool> CanGenerateTwoFactorTokenAsync(UserManager<Account> manager, Account user) => Task.FromResult(user.SecondStepKey is not null);

    public Task<string> GenerateAsync(string purpose, UserManager<Account> manager, Account user) => throw new NotSupportedException("The person's own app makes the codes.");

    /// <summary>Whether it is a code of this moment, that then works no more.</summary>
    public Task<bool> ValidateAsync(string purpose, string token, UserManager<Account> manager, Account user)
    {
        var typed = new string([.. token.Where(char.IsAsciiDigit)]);
        return Task.FromResult(user.SecondStepKey is { } key && typed.Length == Digits
            && new Totp(Base32Encoding.ToBytes(key)).VerifyTotp(time.GetUtcNow().UtcDateTime, typed, out var step, new VerificationWindow(previous: 1, future: 1)) && book.UseStep(user, step));
    }

    /// <summary>Codes for whoever has lost the app: letters and digits that are not taken for one another.</summary>
    public static IReadOnlyList<string> NewRecoveryCodes() =>
        [.. Enumerable.Range(0, RecoveryCodes).Select(_ => RandomNumberGenerator.GetString("23456789BCDFGHJKMNPQRTVWXY", RecoveryCodeLength).Insert(RecoveryCodeLength / 2, "-"))];
}
