using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;

namespace QaInsight.People.Accounts;

/// <summary>Secrets that are given out once and kept only as their hash: they are 256 random bits, so that a plain hash cannot be turned round.</summary>
public static class Secret
{
    private const int Bytes = 32;

    public static string New() => Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(Bytes));

    public static string Hash(string secret) => Convert.ToHexString(SHA256.HashData(Encoding.UTF8.GetBytes(secret)));
}
