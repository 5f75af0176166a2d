namespace QaInsight.Tests.Nightly;

/// <summary>A clock that stands still until a test moves it; whoever waits on it is woken at once, and finds the time gone by.</summary>
internal sealed class FakeTime(DateTimeOffset now) : TimeProvider
{
    private DateTimeOffset now = now;

    /// <summary>Runs when somebody begins to wait, before the time has gone by.</summary>
    public Action WhileWaiting { get; set; } = () => { };

    public override DateTimeOffset GetUtcNow() => now;

    public void Set(DateTimeOffset moment) => now = moment;

    public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
    {
        if (dueTime == Timeout.InfiniteTimeSpan)
            return new Timer();
        WhileWaiting();
        now += dueTime;
        // Not from here: whoever made the timer does not hold it yet.
        ThreadPool.QueueUserWorkItem(_ => callback(state));
        return new Timer();
    }

    private sealed class Timer : ITimer
    {
        public bool Change(TimeSpan dueTime, TimeSpan period) => true;

        public void Dispose()
        {
        }

        public ValueTask DisposeAsync() => ValueTask.CompletedTask;
    }
}

/// <summary>The real clock, moved to another day.</summary>
internal sealed class ShiftedTime(DateTimeOffset start) : TimeProvider
{
    private TimeSpan shift = start - System.GetUtcNow();

    public override DateTimeOffset GetUtcNow() => System.GetUtcNow() + shift;

    /// <summary>Once more from the start, however long it took until here.</summary>
    public void Begin() => shift = start - System.GetUtcNow();
}

/// <summary>The real clock, moved on as often as a test likes.</summary>
internal sealed class MovableTime : TimeProvider
{
    private TimeSpan shift = new DateTimeOffset(2031, 1, 5, 9, 0, 0, TimeSpan.Zero) - System.GetUtcNow();

    public void Move(TimeSpan by) => shift += by;

    public override DateTimeOffset GetUtcNow() => System.GetUtcNow() + shift;
}
