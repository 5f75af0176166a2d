namespace QaInsight.Nightly;

/// <summary>
/// Held by the one job that may run on a data folder, be it in the web server or in a worker beside it; the system lets it go
/// when its process ends, however it ends.
/// </summary>
public class RunLock(string dataFolder, string file = "jobs.lock") : IDisposable
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(500);

    private readonly string path = Path.Combine(Path.GetFullPath(dataFolder), file);
    private readonly SemaphoreSlim turn = new(1);

    /// <exception cref="OperationCanceledException">The caller did not want to wait any longer.</exception>
    public async Task<IDisposable> TakeAsync(CancellationToken stop)
    {
        await turn.WaitAsync(stop);
        try
        {
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            while (true)
            {
                try
                {
                    return new Held(new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None), turn);
                }
                catch (IOException) when (File.Exists(path))
                {
                    await Task.Delay(Pause, stop);
                }
            }
        }
        catch
        {
            turn.Release();
            throw;
        }
    }

    public void Dispose()
    {
        turn.Dispose();
        GC.SuppressFinalize(this);
    }

    private sealed class Held(FileStream file, SemaphoreSlim turn) : IDisposable
    {
        public void Dispose()
        {
            file.Dispose();
            turn.Release();
        }
    }
}
