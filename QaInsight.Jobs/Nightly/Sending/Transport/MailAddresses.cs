using System.Globalization;
using System.Text.RegularExpressions;

namespace QaInsight.Nightly.Sending.Transport;

/// <summary>
/// What is an address that a mail may go to. Of all that the standard allows only what people have: no quoted names, comments,
/// lists, routes or addresses of machines, behind any of which a domain can hide.
/// </summary>
internal static partial class MailAddresses
{
    private const int Longest = 254;
    private const int LongestName = 64;

    private static readonly IdnMapping Names = new() { UseStd3AsciiRules = true };

    /// <param name="address">With its domain as the mail system writes it: in small ASCII letters.</param>
    public static bool TryRead(string? email, out (string Local, string Domain) address)
    {
        address = ("", "");
        if (email is null || email.Length > Longest || email.Split('@') is not [var local, var domain])
            return false;
        if (local.Length > LongestName || !Local().IsMatch(local) || Ascii(domain) is not { } ascii)
            return false;
        address = (local, ascii);
        return local.Length + 1 + ascii.Length <= Longest;
    }

    /// <summary>A domain as two of them are compared; null where it is none.</summary>
    public static string? Ascii(string domain)
    {
        try
        {
            // A name that is all ASCII comes back as it is, whatever it holds: it is looked at after.
            var ascii = Names.GetAscii(domain).ToLowerInvariant();
            return Domain().IsMatch(ascii) ? ascii : null;
        }
        catch (ArgumentException)
        {
            return null;
        }
    }

    [GeneratedRegex(@"\A[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+(\.[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+)*\z", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Local();

    // The last label has a letter: what ends in a number is a machine's address.
    [GeneratedRegex(@"\A(?=.{1,253}\z)([a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?\.)*[a-z]([a-z0-9-]{0,61}[a-z0-9])?\z", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Domain();
}
