using Microsoft.Extensions.Configuration;

namespace QaInsight.Nightly.Printing;

/// <summary>The settings under <c>QaInsight:Pdf</c>.</summary>
public sealed record PrintingOptions
{
    public const string Section = "QaInsight:Pdf";

    /// <summary>Where Chromium stands; null: at the first of its usual places.</summary>
    public string? Chromium { get; init; }

    /// <summary>Whether Chromium's own sandbox is on. Without it the container, or the unit, is what holds it.</summary>
    public bool Sandbox { get; init; } = true;

    /// <summary>How long one document may take, and how long it may wait for the one before it.</summary>
    public int Seconds { get; init; } = 60;

    public static PrintingOptions From(IConfiguration configuration) => configuration.GetSection(Section).Get<PrintingOptions>() ?? new PrintingOptions();

    /// <summary>Chromium's path, whether set or found; null where there is none.</summary>
    public string? Found => Chromium is { Length: > 0 } set ? File.Exists(set) ? set : null : UsualPlaces.FirstOrDefault(File.Exists);

    private static IEnumerable<string> UsualPlaces => OperatingSystem.IsWindows()
        ? from folder in new[] { Environment.SpecialFolder.ProgramFiles, Environment.SpecialFolder.ProgramFilesX86, Environment.SpecialFolder.LocalApplicationData }
          from program in new[] { @"Microsoft\Edge\Application\msedge.exe", @"Google\Chrome\Application\chrome.exe", @"Chromium\Application\chrome.exe" }
          select Path.Combine(Environment.GetFolderPath(folder), program)
        :
        [
            "/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome", "/usr/bin/google-chrome-stable", "/usr/bin/microsoft-edge", "/opt/google/chrome/chrome",
            "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome", "/Applications/Chromium.app/Contents/MacOS/Chromium",
        ];
}
