using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage.ValueConversion;
using QaInsight.Warehouse.Model;

namespace QaInsight.Warehouse;

/// <summary>
/// A published build's star as objects, for whoever asks for rows. Figures are summed from cells, and rows are loaded past it.
/// schema.sql is the schema; a test holds this mapping to it.
/// </summary>
public sealed class WarehouseContext(PublishedBuild build) : DbContext
{
    public DbSet<DimTeam> Teams => Set<DimTeam>();

    public DbSet<DimService> Services => Set<DimService>();

    public DbSet<FctAudit> Audits => Set<FctAudit>();

    public DbSet<FctAction> Actions => Set<FctAction>();

    public DbSet<FctConcern> Concerns => Set<FctConcern>();

    public DbSet<FctEscalation> Escalations => Set<FctEscalation>();

    public DbSet<ImportRun> ImportRuns => Set<ImportRun>();

    public DbSet<ImportFile> ImportFiles => Set<ImportFile>();

    public DbSet<ImportWarning> ImportWarnings => Set<ImportWarning>();

    public DbSet<RejectedRow> RejectedRows => Set<RejectedRow>();

    public DbSet<RowVersion> RowVersions => Set<RowVersion>();

    /// <summary>A class's table and a property's column bear its name in snake case.</summary>
    public static string Snake(string name) => string.Concat(name.Select((c, at) => char.IsUpper(c) ? (at == 0 ? "" : "_") + char.ToLowerInvariant(c) : c.ToString()));

    protected override void OnConfiguring(DbContextOptionsBuilder optionsBuilder) =>
        optionsBuilder.UseSqlite(build.Connection).UseQueryTrackingBehavior(QueryTrackingBehavior.NoTracking);

    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder)
    {
        configurationBuilder.Properties<Month>().HaveConversion<MonthNumber>();
        configurationBuilder.Properties<DateOnly>().HaveConversion<DayNumber>();
        configurationBuilder.Properties<DateTimeOffset>().HaveConversion<MomentText>();
    }

    protected override void OnModelCreating(ModelBuilder modelBuilder)
    {
        foreach (var entity in typeof(FctAudit).Assembly.GetTypes().Where(t => t.Namespace == typeof(FctAudit).Namespace && t.IsPublic))
            modelBuilder.Entity(entity);
        modelBuilder.Entity<DimMonth>().HasKey(m => m.Month);
        modelBuilder.Entity<FctJudgement>().HasKey(j => new { j.AuditRef, j.DomainRef, j.QuestionRef });
        foreach (var entity in modelBuilder.Model.GetEntityTypes())
        {
            entity.SetTableName(Snake(entity.ClrType.Name));
            foreach (var property in entity.GetProperties())
                property.SetColumnName(Snake(property.Name));
        }
    }

    private sealed class MonthNumber() : ValueConverter<Month, int>(m => m.Number, n => new Month(n));

    private sealed class DayNumber() : ValueConverter<DateOnly, int>(d => d.ToNumber(), n => Days.FromNumber(n));

    private sealed class MomentText() : ValueConverter<DateTimeOffset, string>(
        m => m.ToString("O", CultureInfo.InvariantCulture), t => DateTimeOffset.Parse(t, CultureInfo.InvariantCulture));
}
