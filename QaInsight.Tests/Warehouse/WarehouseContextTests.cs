using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata;
using QaInsight.Warehouse;
using QaInsight.Warehouse.Model;
using Xunit;

namespace QaInsight.Tests.Warehouse;

/// <summary>schema.sql is the one definition of the star; the objects are held to it.</summary>
public sealed class WarehouseContextTests : IDisposable
{
    // Read raw, when a build is opened.
    private static readonly string[] NotMapped = ["build"];

    private readonly TestWarehouse warehouse = new();
    private readonly PublishedBuild build;
    private readonly WarehouseContext context;

    public WarehouseContextTests()
    {
        warehouse.Import(
            warehouse.Write("teams.csv", "team,service,team_manager,active_from", "A,One,TM A,2015-04-01", "B,Two,,"),
            warehouse.Write("audits.csv", "audit_id,child_id,audit_month,team,legal_status,return_status,child_views,submitted_on", "1,C1,2020-06,A,CIN,completed,yes,2020-06-20", "2,C2,2020-06,Z,CIN,completed,,", "3,C3,Jul-20,A,CIN,exempt,na,"),
            warehouse.Write("actions.csv", "nothing,that,is,known", "1,2,3,4"));
        build = warehouse.Folder.OpenLive();
        context = new WarehouseContext(build);
    }

    public static TheoryData<Type> Entities => [.. typeof(FctAudit).Assembly.GetTypes().Where(t => t.Namespace == typeof(FctAudit).Namespace && t.IsPublic)];

    [Theory]
    [MemberData(nameof(Entities))]
    public void AnEntityIsItsTable(Type entity)
    {
        var mapped = context.Model.FindEntityType(entity)!;
        var table = mapped.GetTableName()!;
        var columns = build.Connection.Rows(
            $"SELECT name, type, \"notnull\" = 1 OR pk > 0 FROM pragma_table_info('{table}') ORDER BY name", r => $"{r.GetString(0)} {r.GetString(1)}{(r.GetInt32(2) == 1 ? " not null" : "")}");
        Assert.NotEmpty(columns);
        Assert.Equal(
            columns,
            mapped.GetProperties().Select(p => $"{p.GetColumnName(StoreObjectIdentifier.Table(table, null))} {p.GetColumnType()}{(p.IsNullable ? "" : " not null")}").Order(StringComparer.Ordinal));
    }

    [Fact]
    public void EveryTableOfTheSchemaIsMapped()
    {
        using var empty = new SqliteConnection("Data Source=:memory:");
        empty.Open();
        empty.Run(BuildInProgress.Script("schema.sql"));
        Assert.Equal(
            empty.Rows("SELECT name FROM sqlite_master WHERE type = 'table' ORDER BY name", r => r.GetString(0)).Except(NotMapped),
            context.Model.GetEntityTypes().Select(e => e.GetTableName()!).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void DaysMonthsAndYesNoAreReadAsSuch()
    {
        var audit = context.Audits.Single(a => a.AuditId == "1");
        Assert.Equal((new Month(2020, 6), new DateOnly(2020, 6, 20), true), (audit.AuditMonth, audit.SubmittedOn, audit.ChildViews));
        Assert.Null(context.Audits.Single(a => a.AuditMonth == new Month(2020, 7)).ChildViews);
        Assert.Equal("A", context.Teams.Single(t => t.ActiveFrom <= new DateOnly(2016, 1, 1)).Team);
        Assert.Empty(context.ChangeTracker.Entries());
    }

    [Fact]
    public void TheLastRunSaysWhatItSetAside()
    {
        var last = ImportLog.LastRun(context)!;
        Assert.Equal((2, 1, 5, 1, "test"), (last.FilesLoaded, last.FilesQuarantined, last.RowsRead, last.RowsSetAside, last.Source));
        Assert.True(DateTimeOffset.UtcNow - last.At < TimeSpan.FromMinutes(5));
        Assert.Equal(["actions.csv", "audits.csv"], ImportLog.SetAsideBy(context, last.Run).Select(r => r.File));
        Assert.Equal(new SetAside("audits.csv", null, 3, "team", "Z", "team not known (in teams)"), ImportLog.SetAsideBy(context, last.Run)[1]);
    }

    [Fact]
    public void ManagersAreTheTeams() =>
        Assert.Equal(["TM A", null], context.Teams.OrderBy(t => t.Id).Select(t => t.TeamManager));

    public void Dispose()
    {
        context.Dispose();
        build.Dispose();
        warehouse.Dispose();
    }
}
