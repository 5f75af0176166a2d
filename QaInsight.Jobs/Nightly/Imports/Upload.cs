using System.Globalization;
using QaInsight.Extracts;

namespace QaInsight.Nightly.Imports;

/// <summary>Files on their way up, in a folder of their own that goes with them.</summary>
public sealed class Upload(string folder) : IDisposable
{
    private const int MostFiles = 100;
    private const int Piece = 1 << 17;

    private readonly List<string> paths = [];

    public IReadOnlyList<string> Paths => paths;

    /// <summary>All files together.</summary>
    public long Bytes { get; private set; }

    /// <param name="name">As the browser gave it: anything at all.</param>
    /// <param name="most">Bytes that all files together may have.</param>
    /// <exception cref="UploadRefusedException">It is no extract, or too large; the message says so in plain words.</exception>
    public async Task AddAsync(string name, Stream content, long most, CancellationToken stop)
    {
        // Some browsers send the whole path.
        var safe = SafeName.Of(name.Split('/', '\\')[^1]);
        if (!SourceFile.IsRead(safe))
            throw new UploadRefusedException($"‘{safe}’ is neither a CSV file nor an Excel workbook (.xlsx), so nothing was imported. Save it as one of these, or leave it out, and choose the files again.");
        if (paths.Count == MostFiles)
            throw new UploadRefusedException($"More than {MostFiles} files came at once, and nothing was imported. Choose fewer at a time.");
        // Two files of one name may come from two folders.
        var path = Path.Combine(Directory.CreateDirectory(Path.Combine(folder, paths.Count.ToString(CultureInfo.InvariantCulture))).FullName, safe);
        await using var file = new FileStream(path, FileMode.CreateNew, FileAccess.Write, FileShare.None, bufferSize: 1, useAsync: true);
        var buffer = new byte[Piece];
        for (int read; (read = await content.ReadAsync(buffer, stop)) > 0;)
        {
            Bytes += read;
            if (Bytes > most)
                throw UploadRefusedException.TooLarge(most);
            await file.WriteAsync(buffer.AsMemory(0, read), stop);
        }

        paths.Add(path);
    }

    public void Dispose()
    {
        if (Directory.Exists(folder))
            Directory.Delete(folder, recursive: true);
    }
}

/// <summary>An upload of which nothing was taken; the message says why and what to do.</summary>
public sealed class UploadRefusedException(string message) : Exception(message)
{
    private const long Megabyte = 1024 * 1024;

    public bool IsTooLarge { get; private init; }

    public static UploadRefusedException TooLarge(long most) =>
        new($"The files are larger than {most / Megabyte} MB together, which is the most that can be uploaded at once, so nothing was imported. Upload fewer at a time, split a large one, or put them into the inbox folder.") { IsTooLarge = true };
}
