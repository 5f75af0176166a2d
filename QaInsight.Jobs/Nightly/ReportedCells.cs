using QaInsight.Measures.Cells;
using QaInsight.Warehouse;

namespace QaInsight.Nightly;

/// <summary>Keeps months as they stood on their reporting days: what did we report then? A file a month.</summary>
public sealed class ReportedCells(WarehouseFolder folder) : IReportedCells
{
    public bool IsKept(Month month) => File.Exists(folder.ReportedOf(month));

    public void Keep(Month month, string build, DateOnly reportingDay, DateOnly keptOn)
    {
        Directory.CreateDirectory(folder.Reported);
        var next = folder.ReportedOf(month) + ".next";
        using (var stream = new FileStream(next, FileMode.Create, FileAccess.Write, FileShare.None))
        {
            using (var published = folder.Open(build))
                ReportedMonth.Write(stream, published, month, reportingDay, keptOn);
            stream.Flush(flushToDisk: true);
        }

        File.Move(next, folder.ReportedOf(month));
        DirectorySync.Flush(folder.Reported);
    }
}
