namespace QaInsight.Tests.Browser;

#pragma warning disable CA1001 // Stands as long as the process, and its door holds nothing to put away.
/// <summary>One for all who use it at the same time: made for the first of them, put away after the last.</summary>
internal sealed class Shared<T>(Func<Task<T>> make)
    where T : class, IAsyncDisposable
{
    private readonly SemaphoreSlim door = new(1, 1);
    private T? held;
    private int users;

    public async Task<T> Take()
    {
        await door.WaitAsync();
        try
        {
            held ??= await make();
            users++;
            return held;
        }
        finally
        {
            door.Release();
        }
    }

    public async Task Leave()
    {
        await door.WaitAsync();
        try
        {
            if (--users > 0)
                return;
            await held!.DisposeAsync();
            held = null;
        }
        finally
        {
            door.Release();
        }
    }
}
