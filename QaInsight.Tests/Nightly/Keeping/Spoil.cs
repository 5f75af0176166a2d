namespace QaInsight.Tests.Nightly.Keeping;

/// <summary>What disks and people do to files.</summary>
internal static class Spoil
{
    /// <summary>Some of it written over, its length as before.</summary>
    public static void Middle(string path)
    {
        using var file = new FileStream(path, FileMode.Open, FileAccess.Write, FileShare.ReadWrite);
        file.Position = file.Length / 2;
        file.Write(new byte[600]);
        file.Write("not what it was"u8);
    }

    public static void CutOff(string path, double share)
    {
        using var file = new FileStream(path, FileMode.Open, FileAccess.Write, FileShare.ReadWrite);
        file.SetLength((long)(file.Length * share));
    }
}
