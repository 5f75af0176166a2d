using System.Diagnostics;
using System.Globalization;
using System.Text;

namespace QaInsight.Nightly.Printing;

/// <summary>
/// Processes that outlived the one that started them. A tree of processes is told by who started whom, which is lost once the one
/// in between has ended; what they all have is the environment that they began with.
/// </summary>
internal static class Leftovers
{
    /// <param name="home">The private folder that is their home.</param>
    public static void Kill(string home)
    {
        if (!OperatingSystem.IsLinux())
            return;
        var mark = Encoding.UTF8.GetBytes($"HOME={home}\0");
        foreach (var id in Directory.EnumerateDirectories("/proc").Select(d => int.TryParse(Path.GetFileName(d), CultureInfo.InvariantCulture, out var id) ? id : 0).Where(id => id > 0 && id != Environment.ProcessId))
        {
            try
            {
                if (File.ReadAllBytes($"/proc/{id.ToString(CultureInfo.InvariantCulture)}/environ").AsSpan().IndexOf(mark) >= 0)
                    Process.GetProcessById(id).Kill();
            }
            catch (Exception e) when (e is IOException or UnauthorizedAccessException or ArgumentException or InvalidOperationException or System.ComponentModel.Win32Exception)
            {
                // Another's, or gone.
            }
        }
    }
}
