using Microsoft.Data.Sqlite;
using QaInsight.Extracts;
using QaInsight.Measures;
using QaInsight.Warehouse;

namespace QaInsight.Nightly;

/// <summary>What an import that could not be done says of it. Whatever went wrong, the live build stays as it was.</summary>
internal static class ImportFailure
{
    /// <summary>The failure as its asker is to have it.</summary>
    public static Exception Of(Exception e, WarehouseFolder folder) => e switch
    {
        _ when IsDiskFull(e) => new ImportFailedException($"There is no room on the disk for a new build in {folder.Builds}. Nothing was imported; the figures published before stay live. Make room and import again.", e),
        DamagedBuildException => new ImportFailedException(e.Message, e),
        SqliteException => new ImportFailedException($"The new build could not be written: {e.Message} Nothing was imported; the figures published before stay live.", e),
        _ => e,
    };

    /// <summary>In plain words, for the record.</summary>
    public static string Words(Exception e) => e switch
    {
        ImportFailedException or BuildCheckException or ReferenceException or InvalidDataException or IOException or UnauthorizedAccessException => e.Message,
        OperationCanceledException => "It was stopped before it was done. Nothing was imported; the figures published before stay live.",
        _ => "Something went wrong that QaInsight did not expect; its log says what. Nothing was imported; the figures published before stay live.",
    };

    public static bool IsDiskFull(Exception e) => e switch
    {
        SqliteException sqlite => sqlite.SqliteErrorCode == SQLitePCL.raw.SQLITE_FULL || sqlite.SqliteErrorCode == SQLitePCL.raw.SQLITE_IOERR,
        // ERROR_DISK_FULL on Windows; ENOSPC, EDQUOT and EFBIG elsewhere.
        IOException io => (io.HResult & 0xFFFF) is 0x70 or 28 or 122 or 27,
        _ => false,
    };
}

/// <summary>An import that changed nothing; the message says why and what to do.</summary>
public class ImportFailedException(string message, Exception? inner = null) : Exception(message, inner);

/// <summary>Another import ran for longer than this one would wait.</summary>
public sealed class ImportBusyException(Exception inner)
    : ImportFailedException("Another import is running, and nothing of this one was taken. Try again in a few minutes.", inner);
