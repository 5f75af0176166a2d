using System.Text.Json;
using QaInsight.Commands;

namespace QaInsight.Tests.Commands;

/// <summary>Runs the command line as a shell would, against a warehouse of its own.</summary>
public sealed class CommandRunner : IDisposable
{
    private readonly DirectoryInfo temporary = Directory.CreateTempSubdirectory("qainsight");

    public string Warehouse => Path.Combine(temporary.FullName, "warehouse");

    public DateOnly Today { get; set; } = new(2020, 7, 31);

    public string At(string name) => Path.Combine(temporary.FullName, name);

    public string Write(string name, params string[] lines)
    {
        Directory.CreateDirectory(At("in"));
        File.WriteAllText(Path.Combine(At("in"), name), string.Join('\n', lines) + "\n");
        return Path.Combine(At("in"), name);
    }

    public Said Run(params string[] args)
    {
        using var output = new StringWriter();
        using var error = new StringWriter();
        var code = CommandLine.Run([.. args, "--warehouse", Warehouse], new CommandConsole(output, error, new FixedTime(Today), IsWatched: false));
        return new Said(code, output.ToString(), error.ToString());
    }

    public void Dispose() => temporary.Delete(recursive: true);

    public sealed record Said(int Code, string Out, string Error)
    {
        public JsonElement Json => JsonDocument.Parse(Out).RootElement;
    }

    private sealed class FixedTime(DateOnly today) : TimeProvider
    {
        public override DateTimeOffset GetUtcNow() => new(today, new TimeOnly(12, 0), TimeSpan.Zero);
    }
}
