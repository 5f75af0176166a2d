using System.Security.Cryptography;
using System.Text.RegularExpressions;
using System.Text.Unicode;
using QaInsight.Extracts.Contract;
using QaInsight.Extracts.Sources;

namespace QaInsight.Extracts;

/// <summary>A file that an import was given.</summary>
/// <param name="Path">Where it lies.</param>
/// <param name="Name">As reports name it: its path below the folder that was given.</param>
/// <param name="IsLink">A link that was found in a folder; one that somebody names is followed.</param>
public sealed partial record SourceFile(string Path, string Name, bool IsLink = false)
{
    // Of an extract of ten million rows; a file that is larger is none, and would be read for hours.
    private const long LargestBytes = 2L << 30;

    /// <summary>How much of a file's SHA-256 its name in the archive begins with.</summary>
    public const int FingerprintLength = 12;

    public const string Csv = ".csv";
    public const string Workbook = ".xlsx";

    public bool IsWorkbook => System.IO.Path.GetExtension(Path).Equals(Workbook, StringComparison.OrdinalIgnoreCase);

    /// <summary>The files of the given paths: of a folder, those that end in .csv and .xlsx.</summary>
    /// <exception cref="FileNotFoundException">A path is neither file nor folder; the message names it.</exception>
    public static IReadOnlyList<SourceFile> Find(IEnumerable<string> paths)
    {
        var files = new List<SourceFile>();
        foreach (var path in paths)
        {
            if (Directory.Exists(path))
                files.AddRange(Directory.EnumerateFiles(path).Where(IsRead).Order(StringComparer.Ordinal).Select(f => Of(f) with { IsLink = File.ResolveLinkTarget(f, returnFinalTarget: false) is not null }));
            else if (File.Exists(path))
                files.Add(Of(path));
            else
                throw new FileNotFoundException($"There is no file or folder '{path}'.", path);
        }

        return [.. files.DistinctBy(f => System.IO.Path.GetFullPath(f.Path))];
    }

    /// <summary>As the council named it. In the archive its name follows its fingerprint: 0123456789ab-audits.csv is audits.csv again.</summary>
    public static string NameOf(string path) => Fingerprint().Replace(System.IO.Path.GetFileName(path), "");

    private static SourceFile Of(string path) => new(path, NameOf(path));

    public static bool IsRead(string path) =>
        System.IO.Path.GetExtension(path) is { } ending && !System.IO.Path.GetFileName(path).StartsWith("~$", StringComparison.Ordinal)
        && (ending.Equals(Csv, StringComparison.OrdinalIgnoreCase) || ending.Equals(Workbook, StringComparison.OrdinalIgnoreCase));

    /// <summary>Why it is not even opened, in plain words; null where it may be.</summary>
    public string? Refusal
    {
        get
        {
            var file = new FileInfo(Path);
            return IsLink ? "It is a link, which is not followed. Put the file itself there."
                // A pipe or a device looks like an empty file, and would be read for ever.
                : file.Length == 0 ? "The file is empty: it has no header line."
                : file.Length > LargestBytes ? $"It is larger than {LargestBytes >> 30} GB. Split it: a row with a key that is known takes the earlier one's place, so that it may come in parts."
                : null;
        }
    }

    /// <summary>Reads the file through once: its hash, its size, and whether a CSV file is UTF-8.</summary>
    public FileCheck Check()
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        using var stream = new FileStream(Path, FileMode.Open, FileAccess.Read, FileShare.Read, 1, FileOptions.SequentialScan);
        var buffer = new byte[1 << 18];
        var (kept, utf8) = (0, true);
        for (int read; (read = stream.Read(buffer, kept, buffer.Length - kept)) > 0;)
        {
            hash.AppendData(buffer, kept, read);
            var whole = kept + read;
            kept = 0;
            if (IsWorkbook || !utf8)
                continue;
            // A character may lie across two reads: what is left of it is looked at with the next.
            var end = whole - Unfinished(buffer.AsSpan(0, whole));
            utf8 = Utf8.IsValid(buffer.AsSpan(0, end));
            kept = whole - end;
            buffer.AsSpan(end, kept).CopyTo(buffer);
        }

        return new FileCheck(Convert.ToHexStringLower(hash.GetHashAndReset()), stream.Length, IsWorkbook || (utf8 && kept == 0));
    }

    [GeneratedRegex("^[0-9a-f]{12}-", RegexOptions.CultureInvariant, matchTimeoutMilliseconds: 1000)]
    private static partial Regex Fingerprint();

    private static int Unfinished(ReadOnlySpan<byte> bytes)
    {
        for (var back = 1; back <= Math.Min(3, bytes.Length); back++)
        {
            var value = bytes[^back];
            if (value < 0x80)
                return 0;
            if (value >= 0xC0)
                return back < (value >= 0xF0 ? 4 : value >= 0xE0 ? 3 : 2) ? back : 0;
        }

        return 0;
    }
}

/// <param name="Sha256">In lower-case hexadecimal.</param>
public readonly record struct FileCheck(string Sha256, long Bytes, bool IsUtf8);

/// <summary>A CSV file or one sheet of a workbook, and the extract that its rows belong to.</summary>
public sealed record SourceTable(SourceFile File, string? Sheet, Extract Extract, Profile? Profile)
{
    public IRowSource Open() => Sheet is null ? new CsvSource(File.Path) : new WorkbookSource(File.Path, Sheet);

    /// <summary>Looks at a CSV file's header before anything is loaded. (A workbook's is looked at when it is read: opening one is dear.)</summary>
    /// <exception cref="UnreadableFileException">It has none, or a required column is missing.</exception>
    public void CheckHeader()
    {
        if (Sheet is not null)
            return;
        using var source = Open();
        _ = new HeaderMap(Extract, source.Headers, Profile);
    }

    /// <summary>What a file holds, by its profile, by its sheets' names, or by its own.</summary>
    /// <param name="leftOut">Sheets that bear no extract's name.</param>
    /// <exception cref="UnreadableFileException">The file belongs to no extract, or cannot be opened.</exception>
    public static IReadOnlyList<SourceTable> Of(SourceFile file, IReadOnlyList<Profile> profiles, out IReadOnlyList<string> leftOut)
    {
        leftOut = [];
        var profile = profiles.FirstOrDefault(p => p.Takes(file.Name));
        var extract = profile is not null ? AllExtracts.Named(profile.Extract) : AllExtracts.For(file.Name);
        if (!file.IsWorkbook)
            return extract is not null ? [new SourceTable(file, null, extract, profile)] : throw NoExtract();

        var sheets = WorkbookSource.Sheets(file.Path);
        if (profile is not null)
            return [new SourceTable(file, sheets[0], extract!, profile)];
        var named = sheets.Select(s => (Sheet: s, Extract: AllExtracts.For(s))).ToList();
        if (named.Exists(s => s.Extract is not null))
        {
            leftOut = [.. named.Where(s => s.Extract is null).Select(s => s.Sheet)];
            return [.. named.Where(s => s.Extract is not null).Select(s => new SourceTable(file, s.Sheet, s.Extract!, null))];
        }

        leftOut = [.. sheets.Skip(1)];
        return extract is not null ? [new SourceTable(file, sheets[0], extract, null)] : throw NoExtract();
    }

    private static UnreadableFileException NoExtract() =>
        new($"Its name starts with no extract's name ({string.Join(", ", AllExtracts.List.Select(e => e.Name))}) and no mapping profile takes it.");
}
