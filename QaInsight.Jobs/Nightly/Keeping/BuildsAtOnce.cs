using QaInsight.Warehouse;

namespace QaInsight.Nightly.Keeping;

/// <summary>
/// The live build and those that an undo goes back to, held open as they were at one moment: an import may publish another and
/// remove these meanwhile, and they can be read to their end all the same.
/// </summary>
internal sealed class BuildsAtOnce : IDisposable
{
    // An import would have to be done, and the build before it to go, this often between two lines of this code.
    private const int MostTries = 20;

    private readonly List<HeldBuild> builds = [];

    /// <exception cref="NothingPublishedException">Nothing has been imported yet.</exception>
    public BuildsAtOnce(WarehouseFolder folder)
    {
        for (var tries = 1; ; tries++)
        {
            Live = folder.LiveId ?? throw new NothingPublishedException();
            for (string? at = Live; at is not null && Hold(folder, at); at = folder.PreviousOf(at))
            {
            }

            if (builds.Count > 0)
                return;
            if (tries == MostTries)
                throw new BackupException($"The live build {Live} could not be opened. Run 'verify'; it says what is wrong.");
        }
    }

    public string Live { get; }

    /// <summary>The live one first.</summary>
    public IReadOnlyList<HeldBuild> Builds => builds;

    public void Dispose() => builds.ForEach(b => b.File.Dispose());

    private bool Hold(WarehouseFolder folder, string build)
    {
        try
        {
            builds.Add(new HeldBuild(build, new FileStream(folder.PathOf(build), FileMode.Open, FileAccess.Read, FileShare.Read | FileShare.Delete, 1, FileOptions.SequentialScan), folder.SealOf(build)));
            return true;
        }
        catch (IOException e) when (e is FileNotFoundException or DirectoryNotFoundException)
        {
            return false;
        }
    }
}

internal sealed record HeldBuild(string Id, FileStream File, BuildSeal? Seal);
