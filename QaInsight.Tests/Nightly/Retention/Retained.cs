using QaInsight.Nightly;
using QaInsight.Nightly.Retention;
using QaInsight.People;
using QaInsight.Warehouse;

namespace QaInsight.Tests.Nightly.Retention;

/// <summary>The shortest way to let children's rows grow old.</summary>
internal static class Retained
{
    public static readonly Reader Somebody = new("1", "Ann Lee");

    /// <param name="keptFrom">The first month of which rows are kept as they came.</param>
    public static RetentionDesk Desk(this TestWarehouse warehouse, Month keptFrom)
    {
        var today = new DateTimeOffset(warehouse.Today.ToDateTime(new TimeOnly(3, 0)), TimeSpan.Zero);
        return new RetentionDesk(warehouse.Folder, TestWarehouse.ReferenceFolder, new RetentionOptions(24, Month.Of(warehouse.Today).Index - keptFrom.Index), new FakeTime(today));
    }

    public static RetentionRun? Retain(this TestWarehouse warehouse, string keptFrom) => warehouse.Desk(Month.Parse(keptFrom)).Run(Somebody);
}
