namespace QaInsight.Warehouse;

/// <summary>The build that should be live is not as it was published.</summary>
/// <param name="Build">Null where nothing says any more which it is.</param>
/// <param name="Why">In plain words.</param>
/// <param name="Served">The last good build, which is shown in its place; null where there is none.</param>
public sealed record Damage(string? Build, string Why, string? Served)
{
    /// <summary>Whether only the note of which build is live was lost, and no figure with it.</summary>
    public bool IsOfPointerAlone => Build is not null && Build == Served;

    public string Words => this switch
    {
        { IsOfPointerAlone: true } => $"{Why}. A copy of it names build {Served}, which is shown; the next import, or 'undo', writes it anew.",
        { Served: null } => $"{Damaged}, and there is no other build to show in its place. Nothing was deleted. Restore a backup into a new folder ('restore FILE').",
        _ => $"{Damaged}. Build {Served}, the last good one, is shown in its place; what came in after it is not counted. Nothing was deleted. {Next}",
    };

    private static string Next => "To go on from the last good one, run 'undo': it names the files that are then to be imported again. Or put the file back from a backup, and run 'verify'.";

    private string Damaged => Build is null ? Why : $"Build {Build} is damaged: {Why}";
}

/// <summary>Something was to be built on a build that is damaged; the message says what to do.</summary>
public sealed class DamagedBuildException(Damage damage) : IOException($"{damage.Words} Until then nothing is imported.");
