using System.Diagnostics;
using System.Reflection;
using System.Runtime.InteropServices;

namespace QaInsight;

/// <summary>
/// The SQLite library that the whole process uses. The system's own, patched <c>libsqlite3</c> is loaded in place of the one
/// that the provider bundles, where the system has one.
/// </summary>
public static class SqliteLibrary
{
    private static readonly string[] SystemLibraries = ["libsqlite3.so.0", "libsqlite3.dylib", "winsqlite3.dll"];
    private const int Multithread = 2;
    private const int MemoryStatistics = 9;

    private static readonly Lock Gate = new();
    private static bool ready;

    /// <summary>Which library answers: <c>system</c> or <c>bundled</c>.</summary>
    public static string Source { get; private set; } = "bundled";

    public static string Version
    {
        get
        {
            Prepare();
            return SQLitePCL.raw.sqlite3_libversion().utf8_to_string();
        }
    }

    /// <summary>Called before any file is opened, by whoever opens it: a process can choose its library once only.</summary>
    public static void Prepare()
    {
        lock (Gate)
        {
            if (ready)
                return;
            NativeLibrary.SetDllImportResolver(typeof(SQLitePCL.SQLite3Provider_e_sqlite3).Assembly, Resolve);
            SQLitePCL.Batteries_V2.Init();
            // A connection is only ever used by one thread at a time: none needs SQLite's own lock around each column of each row.
            Configure(SQLitePCL.raw.sqlite3_config(Multithread));
            Configure(SQLitePCL.raw.sqlite3_config(MemoryStatistics, 0));
            ready = true;
        }
    }

    // A library that refuses is only slower.
    private static void Configure(int code) => Debug.Assert(code == SQLitePCL.raw.SQLITE_OK, "SQLite was used before it was prepared.");

    private static IntPtr Resolve(string name, Assembly assembly, DllImportSearchPath? path)
    {
        if (name != "e_sqlite3")
            return IntPtr.Zero;
        foreach (var library in SystemLibraries)
        {
            if (!NativeLibrary.TryLoad(library, out var handle))
                continue;
            Source = "system";
            return handle;
        }

        return IntPtr.Zero;
    }
}
