namespace QaInsight.Warehouse;

/// <summary>Held by the one import that may run in a warehouse; the system lets it go when its process ends, however it ends.</summary>
public sealed class ImportLock : IDisposable
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(200);

    private readonly FileStream file;

    private ImportLock(FileStream file) => this.file = file;

    /// <summary>Waits until no other import runs.</summary>
    /// <param name="waiting">Told once, when there is something to wait for.</param>
    /// <exception cref="OperationCanceledException">The caller did not want to wait any longer.</exception>
    public static ImportLock Take(WarehouseFolder folder, Action? waiting, CancellationToken stop = default)
    {
        for (var told = false; ; told = true)
        {
            if (TryTake(folder) is { } held)
                return held;
            if (!told)
                waiting?.Invoke();
            stop.ThrowIfCancellationRequested();
            if (stop.WaitHandle.WaitOne(Pause))
                stop.ThrowIfCancellationRequested();
        }
    }

    /// <summary>Null where another import runs.</summary>
    public static ImportLock? TryTake(WarehouseFolder folder)
    {
        Directory.CreateDirectory(folder.Builds);
        try
        {
            return new ImportLock(new FileStream(Path.Combine(folder.Builds, "import.lock"), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None));
        }
        catch (IOException e) when (IsHeld(e))
        {
            return null;
        }
    }

    // ERROR_SHARING_VIOLATION and ERROR_LOCK_VIOLATION on Windows, EAGAIN elsewhere; anything else would never end.
    private static bool IsHeld(IOException e) => (e.HResult & 0xFFFF) is 0x20 or 0x21 or 11 or 35;

    public void Dispose() => file.Dispose();
}
