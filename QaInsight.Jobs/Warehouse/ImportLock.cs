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
        Directory.CreateDirectory(folder.Builds);
        var path = Path.Combine(folder.Builds, "import.lock");
        for (var told = false; ; told = true)
        {
            try
            {
                return new ImportLock(new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None));
            }
            catch (IOException) when (File.Exists(path))
            {
                if (!told)
                    waiting?.Invoke();
                stop.ThrowIfCancellationRequested();
                if (stop.WaitHandle.WaitOne(Pause))
                    stop.ThrowIfCancellationRequested();
            }
        }
    }

    public void Dispose() => file.Dispose();
}
