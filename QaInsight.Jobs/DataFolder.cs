namespace QaInsight;

/// <summary>The folder that holds everything but the program: reference files, the sample, and what is written at run time.</summary>
public sealed record DataFolder(string Root)
{
    /// <summary>The setting that names the folder; as an environment variable <c>QaInsight__Data</c>.</summary>
    public const string Setting = "QaInsight:Data";

    private static readonly string Marker = Path.Combine("reference", "scales.json");

    public string Reference => Path.Combine(Root, "reference");

    public string Sample => Path.Combine(Root, "sample");

    public string Inbox => Path.Combine(Root, "inbox");

    public string Quarantine => Path.Combine(Root, "quarantine");

    /// <summary>The configured folder, or the <c>data</c> folder above where the program runs or lies.</summary>
    /// <exception cref="DirectoryNotFoundException">There is none; the message says how to name it.</exception>
    public static DataFolder Find(string? configured)
    {
        if (!string.IsNullOrWhiteSpace(configured))
        {
            return File.Exists(Path.Combine(configured, Marker))
                ? new DataFolder(Path.GetFullPath(configured))
                : throw new DirectoryNotFoundException($"The data folder '{configured}' has no {Marker}. Set {Setting} to the folder that has.");
        }

        foreach (var start in new[] { Directory.GetCurrentDirectory(), AppContext.BaseDirectory })
        {
            for (var folder = new DirectoryInfo(start); folder is not null; folder = folder.Parent)
            {
                var data = Path.Combine(folder.FullName, "data");
                if (File.Exists(Path.Combine(data, Marker)))
                    return new DataFolder(data);
            }
        }

        throw new DirectoryNotFoundException($"No data folder was found. Set {Setting} (environment variable QaInsight__Data) to the folder that holds {Marker}.");
    }

    public static DataFolder FromEnvironment() => Find(Environment.GetEnvironmentVariable("QaInsight__Data"));
}
