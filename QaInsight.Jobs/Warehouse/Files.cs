using System.Security.Cryptography;

namespace QaInsight.Warehouse;

internal static class Files
{
    // EFBIG.
    private const int TooLarge = 27;

    private const int Piece = 1 << 18;

    /// <exception cref="IOException">The disk has no room for the copy.</exception>
    public static void Copy(string from, string to)
    {
        try
        {
            File.Copy(from, to, overwrite: true);
        }
        catch (ArgumentOutOfRangeException e)
        {
            // What .NET makes of a file system, or a limit, for which the copy is too large.
            throw new IOException(e.Message, TooLarge);
        }
    }

    /// <summary>Puts a file that was written in another's place in one step, once it is on the disk whole.</summary>
    public static void MoveWhole(string from, string to)
    {
        using (var written = File.OpenHandle(from, FileMode.Open, FileAccess.ReadWrite))
            RandomAccess.FlushToDisk(written);
        File.Move(from, to, overwrite: true);
    }

    /// <summary>Of the whole file, in lower-case hexadecimal.</summary>
    public static string Sha256(string path)
    {
        using var stream = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete, 1, FileOptions.SequentialScan);
        return Copy(stream, Stream.Null, long.MaxValue).Sha256;
    }

    /// <summary>Copies a stream, and says what was copied: its size, and its SHA-256 in lower-case hexadecimal.</summary>
    /// <param name="most">Ends the copy early once it has grown past so many bytes.</param>
    public static (long Bytes, string Sha256) Copy(Stream from, Stream to, long most)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var buffer = new byte[Piece];
        long bytes = 0;
        for (int read; bytes <= most && (read = from.Read(buffer)) > 0; bytes += read)
        {
            hash.AppendData(buffer, 0, read);
            to.Write(buffer, 0, read);
        }

        return (bytes, Convert.ToHexStringLower(hash.GetHashAndReset()));
    }

    /// <summary>Puts a small file in its place in one step, so that it is never seen half-written.</summary>
    public static void Put(string path, byte[] content)
    {
        var next = path + ".next";
        using (var stream = new FileStream(next, FileMode.Create, FileAccess.Write, FileShare.None))
        {
            stream.Write(content);
            stream.Flush(flushToDisk: true);
        }

        File.Move(next, path, overwrite: true);
    }
}
