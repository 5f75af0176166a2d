using System.Diagnostics;
using System.Globalization;
using QaInsight.Warehouse;
using QaInsight.Web.Setup;

namespace QaInsight.Tests.Commands;

/// <summary>The command line and the site as processes of their own, which can be killed, told to stop, or kept short of room.</summary>
internal static class TheProgram
{
    public static string CommandLine { get; } = typeof(WarehouseFolder).Assembly.Location;

    public static string Site { get; } = typeof(SiteOptions).Assembly.Location;

    public static Process Start(params string[] arguments) => Start("dotnet", [CommandLine, .. arguments]);

    public static Process Start(string program, string[] arguments, params (string Name, string Value)[] settings)
    {
        var start = new ProcessStartInfo(program, arguments) { UseShellExecute = false, RedirectStandardError = true, RedirectStandardOutput = true };
        start.Environment["QaInsight__Data"] = TestWarehouse.FromRepository("data");
        // .NET keeps its own code in a file of memory, which a limit on files would hit first.
        start.Environment["DOTNET_EnableWriteXorExecute"] = "0";
        // It hardly lives long enough to be compiled twice.
        start.Environment["DOTNET_TieredPGO"] = "0";
        foreach (var (name, value) in settings)
            start.Environment[name] = value;
        return Process.Start(start)!;
    }

    /// <summary>Runs it to its end; gives its exit code and all that it said.</summary>
    public static async Task<(int Code, string Said)> Run(string program, params string[] arguments)
    {
        using var process = Start(program, arguments);
        return await process.Ended();
    }

    public static async Task<(int Code, string Said)> Ended(this Process process)
    {
        using var patience = new CancellationTokenSource(TimeSpan.FromSeconds(90));
        var (error, output) = (process.StandardError.ReadToEndAsync(patience.Token), process.StandardOutput.ReadToEndAsync(patience.Token));
        try
        {
            await process.WaitForExitAsync(patience.Token);
            return (process.ExitCode, await output + await error);
        }
        finally
        {
            if (!process.HasExited)
                process.Kill();
        }
    }

    /// <summary>Sends a signal by its name: <c>TERM</c>, <c>INT</c>.</summary>
    public static void Signal(this Process process, string signal)
    {
        using var kill = Process.Start("kill", [$"-{signal}", process.Id.ToString(CultureInfo.InvariantCulture)]);
        kill.WaitForExit();
    }
}
