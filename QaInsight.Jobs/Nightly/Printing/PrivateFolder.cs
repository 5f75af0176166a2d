namespace QaInsight.Nightly.Printing;

/// <summary>A folder of the process's own user alone, for as long as a document is printed.</summary>
internal sealed class PrivateFolder : IDisposable
{
    private const int Tries = 20;

    // Made with the mode 0700.
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("qainsight-print-");

    public string Path => folder.FullName;

    public string File(string name) => System.IO.Path.Combine(folder.FullName, name);

    /// <summary>A process that was killed may write its last for a moment still.</summary>
    public void Dispose()
    {
        for (var tries = 1; ; tries++)
        {
            try
            {
                folder.Delete(recursive: true);
                return;
            }
            catch (DirectoryNotFoundException)
            {
                return;
            }
            catch (Exception e) when (e is IOException or UnauthorizedAccessException && tries < Tries)
            {
                Thread.Sleep(50);
            }
        }
    }
}
