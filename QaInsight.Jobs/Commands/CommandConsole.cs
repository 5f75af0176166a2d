using QaInsight.Nightly;

namespace QaInsight.Commands;

/// <summary>Where a command writes: the document on stdout, everything else on stderr. Tests put their own writers here.</summary>
public sealed record CommandConsole(TextWriter Out, TextWriter Error, TimeProvider Time, bool IsWatched)
{
    public static CommandConsole Real => new(System.Console.Out, System.Console.Error, TimeProvider.System, !System.Console.IsErrorRedirected);

    public DateOnly Today => London.Today(Time);

    /// <summary>Shows progress when a person watches, and keeps quiet in a script.</summary>
    public IProgress<string>? Progress => IsWatched ? new ProgressLine(Error) : null;

    private sealed class ProgressLine(TextWriter error) : IProgress<string>
    {
        public void Report(string value) => error.WriteLine(value);
    }
}

/// <summary>The command line's exit codes.</summary>
public static class Exit
{
    public const int Done = 0;
    public const int NothingDone = 1;
    public const int BadArguments = 2;
    public const int SomeSetAside = 3;
}
