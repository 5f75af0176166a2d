using Microsoft.Data.Sqlite;

namespace QaInsight.Warehouse;

/// <summary>Ofsted's four grades.</summary>
public enum Ofsted
{
    Inadequate = 1,
    RequiresImprovement,
    Good,
    Outstanding,
}

/// <summary>A label of a grading scale.</summary>
/// <param name="GoodOrBetter">Its band: true good or better, false below good.</param>
/// <param name="Ofsted">Where the scale tells Ofsted's grades apart.</param>
/// <param name="Rank">Comparable across scales; higher is better.</param>
/// <param name="OnItsScale">Ofsted's grades that its scale tells apart.</param>
public sealed record Grade(int Id, string Scale, string Name, bool GoodOrBetter, Ofsted? Ofsted, int Rank, IReadOnlyList<Ofsted> OnItsScale)
{
    // A bit a grade: asked of every audit.
    private readonly int told = OnItsScale.Sum(o => 1 << (int)o);

    public const string GoodBand = "good or better";

    /// <summary>Whether its scale tells one of Ofsted's grades apart.</summary>
    public bool Tells(Ofsted grade) => (told & (1 << (int)grade)) != 0;

    /// <summary>
    /// Above 0 when the later grade is better, 0 when it is as good or either is missing. Ranks order one scale; two scales compare
    /// by Ofsted's grades, else by band.
    /// </summary>
    public static int Moved(Grade? before, Grade? after) => (before, after) switch
    {
        ({ } one, { } other) when one.Scale == other.Scale => other.Rank - one.Rank,
        ({ Ofsted: { } one }, { Ofsted: { } other }) => other - one,
        ({ } one, { } other) => other.GoodOrBetter.CompareTo(one.GoodOrBetter),
        _ => 0,
    };

    /// <summary>Every grade by its id; ids without one are null.</summary>
    public static Grade?[] ById(SqliteConnection connection)
    {
        var rows = connection.Rows(
            "SELECT id, scale, name, band, ofsted, rank FROM dim_grade",
            r => (Id: r.GetInt32(0), Scale: r.GetString(1), Name: r.GetString(2), Band: r.TextOrNull(3), Ofsted: ToOfsted(r.TextOrNull(4)), Rank: r.GetInt32(5)));
        var byScale = rows.ToLookup(r => r.Scale, r => r.Ofsted);
        var grades = new Grade?[rows.Count == 0 ? 1 : rows.Max(r => r.Id) + 1];
        foreach (var row in rows)
            grades[row.Id] = new Grade(row.Id, row.Scale, row.Name, row.Band == GoodBand, row.Ofsted, row.Rank, [.. byScale[row.Scale].OfType<Ofsted>().Distinct()]);
        return grades;
    }

    private static Ofsted? ToOfsted(string? name) => name is null ? null : Enum.Parse<Ofsted>(name.Replace(" ", "", StringComparison.Ordinal), ignoreCase: true);
}
