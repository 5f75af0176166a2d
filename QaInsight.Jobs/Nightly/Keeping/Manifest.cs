using System.Text.Json;

namespace QaInsight.Nightly.Keeping;

/// <summary>What a backup holds, in its own <c>manifest.json</c>: whatever it does not name, or names otherwise, is not trusted.</summary>
/// <param name="Version">Of the backup's form.</param>
/// <param name="Live">The build that was live.</param>
public sealed record Manifest(int Version, DateTimeOffset MadeAt, string Live, IReadOnlyList<ManifestEntry> Entries)
{
    public const string FileName = "manifest.json";

    public const int Current = 1;

    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web) { WriteIndented = true, RespectRequiredConstructorParameters = true, RespectNullableAnnotations = true };

    public void Write(Stream stream) => JsonSerializer.Serialize(stream, this, Options);

    /// <exception cref="BackupException">It cannot be read; the message says why, in plain words.</exception>
    public static Manifest Read(Stream stream)
    {
        try
        {
            var manifest = JsonSerializer.Deserialize<Manifest>(stream, Options) ?? throw new JsonException();
            return manifest.Version == Current
                ? manifest
                : throw new BackupException($"The backup is of version {manifest.Version}, and this QaInsight reads version {Current}. Use the version that made it.");
        }
        catch (JsonException e)
        {
            throw new BackupException("The backup's manifest cannot be read, so that nothing in it can be trusted. Use another backup.", e);
        }
    }
}

/// <param name="Name">Where it lies in the warehouse folder, with <c>/</c> between folders.</param>
/// <param name="Sha256">In lower-case hexadecimal.</param>
public sealed record ManifestEntry(string Name, long Bytes, string Sha256)
{
    /// <summary>Whether it stays below the folder that it is put into, on any system.</summary>
    public bool StaysWithin => Name.Length > 0 && Name.Split('/').All(part =>
        part.Length > 0 && part.Trim('.', ' ').Length > 0 && !part.Any(c => char.IsControl(c) || c is '\\' or ':'));
}

/// <summary>A backup that could not be made, read or put back; the message says why and what to do.</summary>
public sealed class BackupException(string message, Exception? inner = null) : Exception(message, inner);
