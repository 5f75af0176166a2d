using System.Buffers.Binary;
using System.Globalization;
using Microsoft.Data.Sqlite;

namespace QaInsight.Warehouse;

/// <summary>
/// Holds the live build against its seal, and marks it as damaged where it is not what was published: the last good one is then
/// served, by every process that reads the folder.
/// </summary>
public static class LiveCheck
{
    private const int HeaderBytes = 100;

    /// <summary>When a process starts: sweeps what a killed import left behind, and looks whether the live build can be shown at all.</summary>
    public static Damage? AtStart(WarehouseFolder folder)
    {
        folder.SweepUnlessBusy();
        return Quick(folder);
    }

    /// <summary>In a few thousandths of a second, whatever the build's size: a file that is missing, cut off, or none of SQLite's.</summary>
    public static Damage? Quick(WarehouseFolder folder) => Check(folder, QuickFault);

    /// <summary>Every byte: half a second for a gigabyte.</summary>
    public static Damage? Thorough(WarehouseFolder folder, CancellationToken stop = default) => Check(folder, (f, id) =>
    {
        stop.ThrowIfCancellationRequested();
        return Fault(f, id);
    });

    /// <summary>Before something is made out of the live build: damage that is copied once is never found again.</summary>
    /// <exception cref="DamagedBuildException">It is damaged; the message says what to do.</exception>
    public static void Require(WarehouseFolder folder)
    {
        if (folder.Damage is { IsOfPointerAlone: false } damage)
            throw new DamagedBuildException(damage);
    }

    /// <summary>What is wrong with a build's file, in plain words; null where nothing is.</summary>
    public static string? Fault(WarehouseFolder folder, string build) => QuickFault(folder, build) ?? Read(() =>
        folder.SealOf(build) is { } seal
            ? Files.Sha256(folder.PathOf(build)) == seal.Sha256 ? null : "its file is not what was published: some of it was overwritten"
            : Unsealed(folder.PathOf(build)));

    private static Damage? Check(WarehouseFolder folder, Func<WarehouseFolder, string, string?> fault)
    {
        while (folder.LiveId is { } live && fault(folder, live) is { } why)
            folder.MarkDamaged(live, why);
        return folder.Damage;
    }

    private static string? QuickFault(WarehouseFolder folder, string build) => Read(() =>
    {
        var file = new FileInfo(folder.PathOf(build));
        if (!file.Exists)
            return "its file is not there";
        if (folder.SealOf(build) is { } seal && file.Length != seal.Bytes)
            return string.Create(CultureInfo.InvariantCulture, $"its file has {file.Length} bytes, and had {seal.Bytes} when it was published");
        return HeaderFault(file) ?? IdFault(file.FullName, build);
    });

    // https://www.sqlite.org/fileformat.html#the_database_header: the size of a page at 16, their number at 28.
    private static string? HeaderFault(FileInfo file)
    {
        var header = new byte[HeaderBytes];
        using (var stream = file.OpenRead())
        {
            if (stream.ReadAtLeast(header, HeaderBytes, throwOnEndOfStream: false) < HeaderBytes || !header.AsSpan().StartsWith("SQLite format 3\0"u8))
                return "its file does not start as a build does";
        }

        long page = BinaryPrimitives.ReadUInt16BigEndian(header.AsSpan(16));
        var pages = BinaryPrimitives.ReadUInt32BigEndian(header.AsSpan(28));
        return (page == 1 ? 65_536 : page) * pages == file.Length ? null : "its file is not as long as it says itself";
    }

    private static string? IdFault(string path, string build)
    {
        using var connection = Sqlite.OpenReadOnly(path, pooled: false);
        return connection.Scalar<string>("SELECT id FROM build") is var id && id == build ? null : $"its file holds build {id ?? "of no name"}";
    }

    private static string? Unsealed(string path)
    {
        using var connection = Sqlite.OpenReadOnly(path, pooled: false);
        return connection.Scalar<string>("PRAGMA quick_check(1)") is { } said and not "ok" ? $"SQLite says of it: {said}" : null;
    }

    private static string? Read(Func<string?> fault)
    {
        try
        {
            return fault();
        }
        catch (Exception e) when (e is SqliteException or IOException)
        {
            return $"its file cannot be read: {e.Message}";
        }
    }
}
