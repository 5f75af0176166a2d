using System.Buffers.Text;
using System.Text.Json;

namespace QaInsight.Tests.Web.SignIn;

/// <summary>Who signs in at the identity provider, as a test chooses, and what is wrong with the token that comes of it.</summary>
/// <param name="Subject">As the provider knows them, whatever their name.</param>
internal sealed record DirectoryUser(string Subject, params string[] Groups)
{
    public string? Name { get; init; } = Subject;

    public string? Email { get; init; } = $"{Subject}@council.example";

    /// <summary>What else the token says, or says in another's place.</summary>
    public Dictionary<string, JsonElement> Claims { get; init; } = [];

    public Fault Fault { get; init; }

    public DirectoryUser With(string claim, object value) => this with { Claims = new(Claims) { [claim] = JsonSerializer.SerializeToElement(value) } };

    public static DirectoryUser Parse(string word) => JsonSerializer.Deserialize<DirectoryUser>(Base64Url.DecodeFromChars(word))!;

    /// <summary>For the provider's address: whoever is there types it in, so to speak.</summary>
    public string ToWord() => Base64Url.EncodeToString(JsonSerializer.SerializeToUtf8Bytes(this));
}

internal enum Fault
{
    None,

    /// <summary>By a key that is not the provider's, under its name.</summary>
    SignedByAnother,

    /// <summary>By a key that the provider does not publish.</summary>
    SignedByAnUnknownKey,

    /// <summary>Given more groups after it was signed.</summary>
    Altered,

    /// <summary>The algorithm is <c>none</c>.</summary>
    Unsigned,

    /// <summary>By the secret that the site shares with the provider, in place of the provider's key.</summary>
    SignedWithTheSecret,

    /// <summary>By the published key's own text, as if that were a secret.</summary>
    SignedWithThePublicKey,

    AnotherAudience,
    AnotherIssuer,
    AnotherNonce,
    NoNonce,
    Expired,
    NoExpiry,
    NotYetValid,
    NoSubject,

    /// <summary>No id token at all.</summary>
    NoToken,

    /// <summary>Turned back at the provider.</summary>
    Declined,
}
