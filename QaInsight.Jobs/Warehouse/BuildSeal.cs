using System.Security.Cryptography;
using System.Text.Json;
using Microsoft.Win32.SafeHandles;

namespace QaInsight.Warehouse;

/// <summary>What a build was when it was published, in a small file beside it: a disk that lost a page does not say so.</summary>
/// <param name="Previous">The build that an undo of it goes back to.</param>
/// <param name="MadeFrom">The build that was live before it: of a recount, the build that it counts anew.</param>
public sealed record BuildSeal(long Bytes, string Sha256, string? Previous, string? MadeFrom)
{
    private const int Piece = 1 << 18;

    internal static BuildSeal Of(SafeFileHandle build, string? previous, string? madeFrom)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var buffer = new byte[Piece];
        long bytes = 0;
        for (int read; (read = RandomAccess.Read(build, buffer, bytes)) > 0; bytes += read)
            hash.AppendData(buffer, 0, read);
        return new BuildSeal(bytes, Convert.ToHexStringLower(hash.GetHashAndReset()), previous, madeFrom);
    }

    /// <summary>Null where there is none: builds from before they were sealed.</summary>
    internal static BuildSeal? Read(string path)
    {
        try
        {
            return JsonSerializer.Deserialize<BuildSeal>(File.ReadAllBytes(path), JsonSerializerOptions.Web);
        }
        catch (Exception e) when (e is JsonException or IOException)
        {
            return null;
        }
    }

    internal byte[] Content() => JsonSerializer.SerializeToUtf8Bytes(this, JsonSerializerOptions.Web);
}
