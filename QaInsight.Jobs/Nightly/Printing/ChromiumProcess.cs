using System.Diagnostics;
using System.Text;
using System.Text.RegularExpressions;

namespace QaInsight.Nightly.Printing;

/// <summary>How a run of Chromium ended.</summary>
/// <param name="Code">Null where it was stopped at its time limit.</param>
/// <param name="Said">Its last complaint, on one line, without places on the disk.</param>
/// <param name="IsOfSandbox">Whether it complained of its sandbox.</param>
internal sealed record ChromiumRun(int? Code, string Said, bool IsOfSandbox);

/// <summary>One run of a headless Chromium, without network, account or anything kept, in an environment of its own.</summary>
internal static partial class ChromiumProcess
{
    private const int MostSaid = 200;
    private const int MostKept = 16_384;

    // Once it has ended, whatever still holds its pipe is no longer waited for.
    private static readonly TimeSpan ToEndSaying = TimeSpan.FromSeconds(1);

    /// <exception cref="System.ComponentModel.Win32Exception">It cannot be started at all.</exception>
    /// <exception cref="OperationCanceledException">Stopped; it and all that it started are killed by then.</exception>
    public static async Task<ChromiumRun> RunAsync(string chromium, string page, string pdf, string home, bool hasSandbox, TimeSpan limit, CancellationToken stop)
    {
        using var process = new Process { StartInfo = Start(chromium, Arguments(page, pdf, home, hasSandbox), home) };
        using var atLimit = CancellationTokenSource.CreateLinkedTokenSource(stop);
        using var toEndSaying = new CancellationTokenSource();
        process.Start();
        process.StandardInput.Close();
        var said = Last(process.StandardError, toEndSaying.Token);
        var unread = Last(process.StandardOutput, toEndSaying.Token);
        int? code = null;
        try
        {
            atLimit.CancelAfter(limit);
            await process.WaitForExitAsync(atLimit.Token);
            code = process.ExitCode;
        }
        catch (OperationCanceledException) when (!stop.IsCancellationRequested)
        {
            // Its time is over: no code says so.
        }
        finally
        {
            Kill(process);
            Leftovers.Kill(home);
            toEndSaying.CancelAfter(ToEndSaying);
            await Task.WhenAll(said, unread);
        }

        var words = await said;
        return new ChromiumRun(code, Complaint(words.Replace(home, "", StringComparison.Ordinal)), words.Contains("sandbox", StringComparison.OrdinalIgnoreCase) || words.Contains("namespace", StringComparison.OrdinalIgnoreCase));
    }

    private static ProcessStartInfo Start(string chromium, IEnumerable<string> arguments, string home)
    {
        var start = new ProcessStartInfo(chromium, arguments)
        {
            WorkingDirectory = home,
            UseShellExecute = false,
            CreateNoWindow = true,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        // Settings and secrets of the site stand in its environment: nothing of it is handed on but where programs and the system are.
        var kept = start.Environment.Where(e => e.Key.ToUpperInvariant() is "PATH" or "SYSTEMROOT" or "WINDIR" or "PROGRAMFILES" or "PROGRAMFILES(X86)").ToList();
        start.Environment.Clear();
        foreach (var (name, value) in kept.Concat(new[] { "HOME", "TMPDIR", "TEMP", "TMP", "USERPROFILE", "LOCALAPPDATA", "APPDATA", "XDG_CONFIG_HOME", "XDG_CACHE_HOME", "XDG_RUNTIME_DIR" }.Select(n => KeyValuePair.Create(n, (string?)home))))
            start.Environment[name] = value;
        start.Environment["LANG"] = "C.UTF-8";
        start.Environment["DBUS_SESSION_BUS_ADDRESS"] = "disabled:";
        return start;
    }

    // The page's own policy is what keeps scripts from running in it: Chromium's headless printing is itself a script, and would
    // end with the rest.
    private static IEnumerable<string> Arguments(string page, string pdf, string home, bool hasSandbox) =>
    [
        "--headless=new", $"--print-to-pdf={pdf}", "--no-pdf-header-footer", "--generate-pdf-document-outline", $"--user-data-dir={Path.Combine(home, "profile")}",
        "--proxy-server=127.0.0.1:9", "--proxy-bypass-list=<-loopback>", "--host-resolver-rules=MAP * ~NOTFOUND", "--disable-quic", "--disable-webrtc", "--no-pings",
        "--disable-background-networking", "--disable-component-update", "--disable-domain-reliability", "--disable-sync", "--disable-default-apps", "--disable-extensions", "--disable-client-side-phishing-detection",
        "--no-first-run", "--no-default-browser-check", "--disable-breakpad", "--disable-crash-reporter", "--disable-gpu", "--disable-dev-shm-usage", "--disable-remote-fonts", "--renderer-process-limit=1", "--js-flags=--jitless",
        .. hasSandbox ? Array.Empty<string>() : ["--no-sandbox"],
        new Uri(page).AbsoluteUri,
    ];

    private static void Kill(Process process)
    {
        try
        {
            process.Kill(entireProcessTree: true);
            process.WaitForExit(ToEndSaying);
        }
        catch (Exception e) when (e is InvalidOperationException or System.ComponentModel.Win32Exception or AggregateException)
        {
            // It had ended.
        }
    }

    /// <summary>The end of what is written, however much that is.</summary>
    private static async Task<string> Last(StreamReader reader, CancellationToken stop)
    {
        var (kept, buffer) = (new StringBuilder(), new char[1024]);
        try
        {
            while (await reader.ReadAsync(buffer, stop) is var read and > 0)
            {
                kept.Append(buffer, 0, read);
                if (kept.Length > MostKept)
                    kept.Remove(0, kept.Length - MostKept);
            }
        }
        catch (OperationCanceledException)
        {
            // Something holds it open still.
        }

        return kept.ToString();
    }

    // Without a message bus, which no server needs, it complains of that all the time.
    private static string Complaint(string said)
    {
        var line = said.Split('\n').Select(l => Prefix().Replace(l, "").Trim()).LastOrDefault(l => l.Length > 0 && !l.Contains("bus", StringComparison.OrdinalIgnoreCase) && !l.Contains("UPower", StringComparison.Ordinal)) ?? "";
        return (line.Length > MostSaid ? line[..MostSaid] + "…" : line).TrimEnd('.');
    }

    // [30067:30096:1127/235147.998283:ERROR:dbus/bus.cc:405]
    [GeneratedRegex(@"^\[[\d:/.]*[A-Z]+:[^\]]*\]\s*", RegexOptions.None, 1000)]
    private static partial Regex Prefix();
}
