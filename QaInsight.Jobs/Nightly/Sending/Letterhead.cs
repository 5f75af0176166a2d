using Microsoft.Extensions.Configuration;

namespace QaInsight.Nightly.Sending;

/// <summary>Whose mails they are, and where their links lead.</summary>
/// <param name="Marking">The protective marking, in subject and body.</param>
/// <param name="Site">The address that people type; null where it is not known, and then mails have no links.</param>
public sealed record Letterhead(string Council, string Marking, Uri? Site)
{
    public const string DefaultCouncil = "Harbourshire Children’s Services";
    public const string DefaultMarking = "OFFICIAL–SENSITIVE";

    public static Letterhead From(IConfiguration configuration) => new(
        configuration["QaInsight:Council:Name"] is { Length: > 0 } council ? council : DefaultCouncil,
        configuration["QaInsight:Marking"] is { Length: > 0 } marking ? marking : DefaultMarking,
        Address(configuration["QaInsight:Address"]) ?? OnThisMachine(configuration["urls"]));

    private static Uri? Address(string? text) => Uri.TryCreate(text, UriKind.Absolute, out var site) ? site : null;

    // Where nobody has said how the site is called, whoever tries it at its own machine finds it there, and nobody else is to.
    private static Uri? OnThisMachine(string? urls) => (urls ?? "").Split(';').Select(Address).FirstOrDefault(u => u is { IsLoopback: true });

    /// <param name="path">From the site's root, with its leading slash.</param>
    public Uri? At(string path) => Site is null ? null : new Uri(Site, path);
}
