using System.Globalization;
using System.Text;
using QaInsight.Nightly.Printing;
using QaInsight.Tests.Browser;
using UglyToad.PdfPig;
using Xunit;

namespace QaInsight.Tests.Nightly.Printing;

/// <summary>The printer against programs that are no Chromium, and against one that is.</summary>
public sealed class ChromiumPrinterTests : IDisposable
{
    private const string Document = "<!doctype html><html lang=\"en-GB\"><title>A page</title><h1>A page</h1>";

    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("qainsight-printer-");

    // Where a program says which folder it was given, and which processes it started.
    private string Notes => Path.Combine(folder.FullName, "notes");

    [UnixFact]
    public async Task One_that_hangs_is_killed_at_the_limit_with_all_that_it_started()
    {
        // One child in the open, one whose parent has ended before it.
        using var printer = Printer("sleep 600 & echo $! >> NOTES; (sleep 600 & echo $! >> NOTES); sleep 600", seconds: 1);

        var failure = await Assert.ThrowsAsync<PrintFailedException>(() => printer.PrintAsync(Document, CancellationToken.None));

        Assert.Contains("not ready after 1 seconds", failure.Message, StringComparison.Ordinal);
        Nothing_is_left(started: 2);
        Assert.Null(printer.WhyNot);
    }

    [UnixFact]
    public async Task One_that_is_stopped_leaves_nothing_behind_either()
    {
        using var printer = Printer("sleep 600 & echo $! >> NOTES; sleep 600");
        using var stop = new CancellationTokenSource();
        var printing = printer.PrintAsync(Document, stop.Token);
        while (!File.Exists(Notes) || File.ReadAllLines(Notes).Length < 2)
            await Task.Delay(20);

        await stop.CancelAsync();

        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => printing);
        Nothing_is_left(started: 1);
    }

    [UnixFact]
    public async Task One_that_ends_badly_is_told_with_its_reason_until_it_may_be_mended()
    {
        var clock = new FakeTime(new DateTimeOffset(2026, 9, 13, 9, 0, 0, TimeSpan.Zero));
        using var printer = Printer("echo '[1:2:0101/000000.000:ERROR:x.cc:1] The disk is full.' >&2; exit 3", clock: clock);

        var failure = await Assert.ThrowsAsync<PrintFailedException>(() => printer.PrintAsync(Document, CancellationToken.None));

        Assert.Equal("PDFs cannot be made: Chromium ended with code 3 and said: The disk is full.", failure.Message);
        Assert.Equal(failure.Message, printer.WhyNot);
        clock.Set(clock.GetUtcNow().AddMinutes(11));
        Assert.Null(printer.WhyNot);
        Nothing_is_left();
    }

    [UnixFact]
    public async Task One_document_that_fails_where_others_do_not_keeps_none_from_being_offered()
    {
        using var printer = Printer("grep -q bad \"$PAGE\" && exit 3; echo %PDF- > \"$PDF\"");
        await printer.PrintAsync(Document, CancellationToken.None);

        await Assert.ThrowsAsync<PrintFailedException>(() => printer.PrintAsync(Document + "bad", CancellationToken.None));

        Assert.Null(printer.WhyNot);
    }

    [UnixFact]
    public async Task One_whose_sandbox_cannot_start_says_where_to_read_on()
    {
        using var printer = Printer("echo 'Running as root without --no-sandbox is not supported.' >&2; exit 1");

        Assert.Contains("docs/operations.md", await printer.TryAsync(CancellationToken.None), StringComparison.Ordinal);
        Assert.Contains("sandbox", printer.WhyNot, StringComparison.Ordinal);
    }

    [UnixFact]
    public async Task One_that_writes_nothing_or_no_pdf_is_no_pdf()
    {
        foreach (var body in new[] { "true", "echo text > \"$PDF\"" })
        {
            using var printer = Printer(body);
            var failure = await Assert.ThrowsAsync<PrintFailedException>(() => printer.PrintAsync(Document, CancellationToken.None));
            Assert.StartsWith("Chromium ended and wrote no PDF", failure.Message, StringComparison.Ordinal);
            Nothing_is_left();
        }
    }

    [UnixFact]
    public async Task It_gets_nothing_of_the_sites_environment_and_a_folder_of_its_own()
    {
        Environment.SetEnvironmentVariable("QaInsight__Secret", "swordfish");
        try
        {
            using var printer = Printer("{ echo %PDF-; env; stat -c '%a' \"$HOME\" \"$PAGE\"; echo \"$@\"; } > \"$PDF\"; head -c 1000000 /dev/zero >&2; head -c 1000000 /dev/zero");
            var said = Encoding.UTF8.GetString(await printer.PrintAsync(Document, CancellationToken.None));

            Assert.DoesNotContain("swordfish", said, StringComparison.Ordinal);
            Assert.Contains("\n700\n600\n", said, StringComparison.Ordinal);
            Assert.Contains("--host-resolver-rules=MAP * ~NOTFOUND", said, StringComparison.Ordinal);
            Assert.DoesNotContain("--no-sandbox", said, StringComparison.Ordinal);
            Nothing_is_left();
        }
        finally
        {
            Environment.SetEnvironmentVariable("QaInsight__Secret", null);
        }
    }

    [UnixFact]
    public async Task Documents_are_printed_one_at_a_time()
    {
        using var printer = Printer("mkdir NOTES.d || exit 9; sleep 0.1; rmdir NOTES.d; echo %PDF- > \"$PDF\"");

        await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => printer.PrintAsync(Document, CancellationToken.None)));
    }

    [Fact]
    public async Task Where_there_is_none_it_says_so_and_what_to_do()
    {
        using var printer = new ChromiumPrinter(new PrintingOptions { Chromium = Path.Combine(folder.FullName, "nowhere") }, TimeProvider.System);

        Assert.Contains("QaInsight:Pdf:Chromium", printer.WhyNot, StringComparison.Ordinal);
        Assert.Equal(printer.WhyNot, (await Assert.ThrowsAsync<PrintFailedException>(() => printer.PrintAsync(Document, CancellationToken.None))).Message);
    }

    [BrowserFact]
    public async Task A_page_that_tries_to_run_and_to_fetch_is_printed_without_either()
    {
        using var printer = new ChromiumPrinter(new PrintingOptions { Chromium = BrowserFactAttribute.Chromium, Sandbox = false }, TimeProvider.System);
        var secret = Path.Combine(folder.FullName, "secret.txt");
        await File.WriteAllTextAsync(secret, "swordfish");

        var pdf = await printer.PrintAsync(
            $"<!doctype html><html lang=\"en-GB\"><meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\"><title>A page</title><h1>A page</h1><script>document.body.append('ran')</script><iframe src=\"file://{secret}\"></iframe><img src=\"http://127.0.0.1:9/x\" onerror=\"document.body.append('ran')\">",
            CancellationToken.None);

        using var read = PdfDocument.Open(pdf);
        Assert.Equal("Apage", string.Concat(read.GetPages().Select(p => p.Text)).Replace(" ", "", StringComparison.Ordinal));
    }

    public void Dispose() => folder.Delete(recursive: true);

    private ChromiumPrinter Printer(string body, int seconds = 30, TimeProvider? clock = null)
    {
        var program = Path.Combine(folder.FullName, "program");
        File.WriteAllText(program, $"""
            #!/bin/sh
            echo "$HOME" >> {Notes}
            for a in "$@"; do case "$a" in --print-to-pdf=*) PDF="${"{a#*=}"}";; file://*) PAGE="${"{a#file://}"}";; esac; done
            {body.Replace("NOTES", Notes, StringComparison.Ordinal)}

            """);
        if (!OperatingSystem.IsWindows())
            File.SetUnixFileMode(program, UnixFileMode.UserRead | UnixFileMode.UserExecute);
        return new ChromiumPrinter(new PrintingOptions { Chromium = program, Seconds = seconds }, clock ?? TimeProvider.System);
    }

    private void Nothing_is_left(int? started = null)
    {
        var notes = File.ReadAllLines(Notes);
        Assert.All(notes.Where(n => n.StartsWith('/')), home => Assert.False(Directory.Exists(home), home));
        var processes = notes.Where(n => !n.StartsWith('/')).Select(n => int.Parse(n, CultureInfo.InvariantCulture)).ToList();
        if (started is not null)
            Assert.Equal(started, processes.Count);
        Assert.All(processes, id => Assert.True(SpinWait.SpinUntil(() => HasEnded(id), TimeSpan.FromSeconds(5)), $"{id} still runs"));
    }

    // A process that nobody has buried yet is dead all the same.
    private static bool HasEnded(int id)
    {
        try
        {
            var state = File.ReadAllText(string.Create(CultureInfo.InvariantCulture, $"/proc/{id}/stat"));
            return state[(state.LastIndexOf(')') + 2)..].StartsWith('Z');
        }
        catch (IOException)
        {
            return true;
        }
    }
}
