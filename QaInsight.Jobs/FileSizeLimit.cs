using System.Runtime.InteropServices;

namespace QaInsight;

/// <summary>
/// Where the system limits how large a process's files may be, it would end the process at the first byte too many. So it gets
/// an error there, as from a full disk, and can say what is wrong.
/// </summary>
public static class FileSizeLimit
{
    // SIGXFSZ, on Linux and macOS alike.
    private const int Signal = 25;

    private static PosixSignalRegistration? registration;

    public static void IsAnError()
    {
        if (!OperatingSystem.IsWindows())
            registration ??= PosixSignalRegistration.Create((PosixSignal)Signal, context => context.Cancel = true);
    }
}
