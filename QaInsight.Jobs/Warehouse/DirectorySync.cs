using System.Runtime.InteropServices;
using Microsoft.Win32.SafeHandles;

namespace QaInsight.Warehouse;

/// <summary>Makes a rename last: on Unix a folder's own entry is flushed apart from its files. Windows journals it by itself.</summary>
internal static partial class DirectorySync
{
    private const int ReadOnly = 0;

    public static void Flush(string folder)
    {
        if (OperatingSystem.IsWindows())
            return;
        using var handle = new SafeFileHandle(OpenFolder(folder, ReadOnly), ownsHandle: true);
        if (!handle.IsInvalid)
            RandomAccess.FlushToDisk(handle);
    }

    [LibraryImport("libc", EntryPoint = "open", StringMarshalling = StringMarshalling.Utf8, SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static partial IntPtr OpenFolder(string path, int flags);
}
