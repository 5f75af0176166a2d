using QaInsight.Warehouse;

namespace QaInsight.Nightly.Imports;

/// <summary>Files that somebody gives the server by hand: kept apart until they are whole, then imported as any other.</summary>
public sealed class Uploads
{
    public const string Source = "upload";

    private readonly string root;
    private readonly IImporter importer;
    private readonly Filing filing;
    private readonly TimeSpan patience;
    private readonly TimeProvider time;

    /// <param name="patience">How long an upload waits for another import to end.</param>
    public Uploads(WarehouseFolder folder, IImporter importer, TimeSpan patience, TimeProvider time)
    {
        root = Path.Combine(folder.Root, "uploads");
        (this.importer, filing, this.patience, this.time) = (importer, new Filing(folder.Root), patience, time);
        // What a killed server left half-written was never answered for: whoever sent it has it still.
        if (Directory.Exists(root))
            Directory.Delete(root, recursive: true);
    }

    public Upload Begin() => new(OwnerOnly.MakeFolder(Path.Combine(root, Guid.NewGuid().ToString("N"))));

    /// <summary>A file that is gone once it is closed, for what is written before it is sent.</summary>
    public FileStream Scratch() =>
        new(Path.Combine(OwnerOnly.MakeFolder(root), Path.GetRandomFileName()), new FileStreamOptions { Mode = FileMode.CreateNew, Access = FileAccess.ReadWrite, Options = FileOptions.DeleteOnClose });

    /// <summary>Imports what came up in one run, and files it away as the inbox's are.</summary>
    /// <exception cref="ImportBusyException">Another import runs, for longer than a person waits.</exception>
    /// <exception cref="ImportFailedException">Nothing was changed; the message says why, in plain words.</exception>
    public ImportOutcome Import(Upload upload, string askedBy, CancellationToken stop)
    {
        var today = London.Today(time);
        var outcome = importer.Run(new ImportRequest(upload.Paths, Source, today) { KeepCopies = true, AskedBy = askedBy, WaitAtMost = patience }, null, stop);
        filing.MoveAway(outcome.Files, today);
        return outcome;
    }
}
