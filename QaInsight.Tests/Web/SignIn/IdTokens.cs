using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace QaInsight.Tests.Web.SignIn;

/// <summary>Id tokens written by hand (RFC 7515, 7519), so that they can be wrong in every way.</summary>
internal sealed class IdTokens(string issuer) : IDisposable
{
    private const string KeyId = "key-1";

    private readonly RSA key = RSA.Create(2048);
    private readonly RSA another = RSA.Create(2048);

    public object PublishedKeys()
    {
        var open = key.ExportParameters(includePrivateParameters: false);
        return new { keys = new[] { new { kty = "RSA", use = "sig", alg = "RS256", kid = KeyId, n = Base64Url.EncodeToString(open.Modulus), e = Base64Url.EncodeToString(open.Exponent) } } };
    }

    public string Make(DirectoryUser user, string nonce)
    {
        var now = TimeProvider.System.GetUtcNow();
        var claims = new JsonObject
        {
            ["iss"] = user.Fault == Fault.AnotherIssuer ? "https://another.example" : issuer,
            ["aud"] = user.Fault == Fault.AnotherAudience ? "another-site" : IdentityProvider.ClientId,
            ["sub"] = user.Fault == Fault.NoSubject ? null : user.Subject,
            ["nonce"] = user.Fault == Fault.NoNonce ? null : user.Fault == Fault.AnotherNonce ? nonce[..^4] + "AAAA" : nonce,
            ["iat"] = now.AddMinutes(-30).ToUnixTimeSeconds(),
            ["nbf"] = (user.Fault == Fault.NotYetValid ? now.AddMinutes(5) : now.AddMinutes(-30)).ToUnixTimeSeconds(),
            ["exp"] = user.Fault == Fault.NoExpiry ? null : (user.Fault == Fault.Expired ? now.AddMinutes(-2) : now.AddMinutes(5)).ToUnixTimeSeconds(),
            ["name"] = user.Name,
            ["email"] = user.Email,
            ["groups"] = JsonSerializer.SerializeToNode(user.Groups),
        };
        foreach (var (name, value) in user.Claims)
            claims[name] = JsonSerializer.SerializeToNode(value);
        foreach (var absent in claims.Where(c => c.Value is null).Select(c => c.Key).ToList())
            claims.Remove(absent);
        var (algorithm, keyId) = user.Fault switch
        {
            Fault.Unsigned => ("none", KeyId),
            Fault.SignedWithTheSecret or Fault.SignedWithThePublicKey => ("HS256", KeyId),
            Fault.SignedByAnUnknownKey => ("RS256", "key-2"),
            _ => ("RS256", KeyId),
        };
        var signed = $"{Part(new JsonObject { ["alg"] = algorithm, ["typ"] = "JWT", ["kid"] = keyId })}.{Part(claims)}";
        var signature = Sign(user.Fault, Encoding.ASCII.GetBytes(signed));
        if (user.Fault == Fault.Altered)
        {
            claims["groups"] = JsonSerializer.SerializeToNode(new[] { DirectorySite.Quality, DirectorySite.Administrators });
            signed = $"{signed.Split('.')[0]}.{Part(claims)}";
        }

        return $"{signed}.{Base64Url.EncodeToString(signature)}";
    }

    public void Dispose()
    {
        key.Dispose();
        another.Dispose();
    }

    private byte[] Sign(Fault fault, byte[] text) => fault switch
    {
        Fault.Unsigned => [],
        Fault.SignedWithTheSecret => HMACSHA256.HashData(Encoding.UTF8.GetBytes(IdentityProvider.ClientSecret), text),
        Fault.SignedWithThePublicKey => HMACSHA256.HashData(Encoding.ASCII.GetBytes(key.ExportSubjectPublicKeyInfoPem()), text),
        Fault.SignedByAnother or Fault.SignedByAnUnknownKey => another.SignData(text, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1),
        _ => key.SignData(text, HashAlgorithmName.SHA256, RSASignaturePadding.Pkcs1),
    };

    private static string Part(JsonObject json) => Base64Url.EncodeToString(Encoding.UTF8.GetBytes(json.ToJsonString()));
}
