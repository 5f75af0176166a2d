using System.Text;
using Microsoft.Data.Sqlite;
using QaInsight.Warehouse;

namespace QaInsight.Extracts;

/// <summary>The names that rows refer to, as the build that is being made knows them.</summary>
public sealed class Dimensions(SqliteConnection connection, Reference reference)
{
    private readonly Dictionary<string, Names> names = [];

    public Grades Grades { get; } = new(connection, reference.Scales);

    public Teams Teams { get; private set; } = new(connection);

    public Names Names(string dimension)
    {
        if (!names.TryGetValue(dimension, out var found))
            names[dimension] = found = new Names(connection, dimension);
        return found;
    }

    /// <summary>After the teams of an import are in.</summary>
    public void ReloadTeams() => Teams = new Teams(connection);

    /// <summary>Puts what the contract and the reference say into a build: views in the extracts' words, labels, grades, the name of no question.</summary>
    public static void Prepare(SqliteConnection connection, Reference reference)
    {
        foreach (var extract in Contract.AllExtracts.List)
            connection.Run(extract.Table.View);
        connection.Run("INSERT OR IGNORE INTO dim_question (id, name) VALUES (0, '')");
        foreach (var status in reference.LegalStatuses)
        {
            connection.Run(
                "INSERT INTO dim_legal_status (name, label, position) VALUES ($code, $label, $order) ON CONFLICT (name) DO UPDATE SET label = $label, position = $order",
                ("$code", status.Code), ("$label", status.Label), ("$order", status.Order));
        }

        foreach (var (scale, label) in reference.Scales.SelectMany(s => s.Labels.Select(l => (s.Key, l))))
        {
            connection.Run(
                """
                INSERT INTO dim_grade (scale, name, band, ofsted, rank) VALUES ($scale, $name, $band, $ofsted, $rank)
                ON CONFLICT (scale, name) DO UPDATE SET band = $band, ofsted = $ofsted, rank = $rank
                """,
                ("$scale", scale), ("$name", label.Label), ("$band", label.Band), ("$ofsted", label.Ofsted), ("$rank", label.Rank));
        }
    }
}

/// <summary>Finds a grade by its label or an alias. A label that stands on several scales is the first scale's, which is Ofsted's.</summary>
public sealed class Grades
{
    private readonly Dictionary<string, int> any = new(Utf8NameComparer.Instance);
    private readonly Dictionary<string, Dictionary<string, int>> byScale = [];

    public Grades(SqliteConnection connection, IReadOnlyList<Scale> scales)
    {
        var ids = connection.Rows("SELECT scale, name, id FROM dim_grade", r => (Key: (r.GetString(0), r.GetString(1)), Id: r.GetInt32(2))).ToDictionary(r => r.Key, r => r.Id);
        // A scale without bands grades no practice: it rates the checks of audits.
        foreach (var scale in scales.Where(s => s.Labels.Any(l => l.Band is not null)))
        {
            var own = byScale[scale.Key] = new Dictionary<string, int>(Utf8NameComparer.Instance);
            foreach (var (word, label) in scale.Labels.SelectMany(l => l.Aliases.Prepend(l.Label).Select(word => (word, l))))
            {
                own[word] = ids[(scale.Key, label.Label)];
                any.TryAdd(word, own[word]);
            }
        }
    }

    /// <param name="value">Nothing where the text says that no grade applies.</param>
    public bool Find(ReadOnlySpan<byte> text, string? scale, out Value value)
    {
        value = Value.Nothing;
        if (Ascii.EqualsIgnoreCase(text, "n/a"u8) || Ascii.EqualsIgnoreCase(text, "na"u8))
            return true;
        var found = scale is not null && byScale.TryGetValue(scale, out var own) && own.GetAlternateLookup<ReadOnlySpan<byte>>().TryGetValue(text, out var id)
            ? id
            : any.GetAlternateLookup<ReadOnlySpan<byte>>().TryGetValue(text, out id) ? id : 0;
        value = found == 0 ? Value.Nothing : Value.Of(found);
        return found != 0;
    }
}

/// <summary>Teams by their own names, then by the earlier names of teams that took over a history.</summary>
public sealed class Teams
{
    private readonly Dictionary<string, int> ids = new(Utf8NameComparer.Instance);
    private readonly Dictionary<string, int>.AlternateLookup<ReadOnlySpan<byte>> byBytes;

    public Teams(SqliteConnection connection)
    {
        byBytes = ids.GetAlternateLookup<ReadOnlySpan<byte>>();
        var rows = connection.Rows("SELECT id, team, formerly FROM dim_team ORDER BY id", r => (Id: r.GetInt32(0), Team: r.GetString(1), Formerly: r.TextOrNull(2)));
        foreach (var row in rows)
            ids[row.Team] = row.Id;
        foreach (var row in rows.Where(r => r.Formerly is not null))
            ids.TryAdd(row.Formerly!, row.Id);
    }

    public int? Find(ReadOnlySpan<byte> name) => byBytes.TryGetValue(name, out var id) ? id : null;

    /// <summary>Writes down which team took over which: a team named as another's earlier self hands it its history.</summary>
    public static void LinkSuccessors(SqliteConnection connection)
    {
        var rows = connection.Rows("SELECT id, team, formerly FROM dim_team ORDER BY id", r => (Id: r.GetInt32(0), Team: r.GetString(1), Formerly: r.TextOrNull(2)));
        var byName = rows.ToDictionary(r => r.Team, r => r.Id, Utf8NameComparer.Instance);
        var next = new Dictionary<int, int>();
        foreach (var row in rows.Where(r => r.Formerly is not null && byName.ContainsKey(r.Formerly)))
            next.TryAdd(byName[row.Formerly!], row.Id);
        connection.Run("UPDATE dim_team SET successor_ref = NULL WHERE successor_ref IS NOT NULL");
        foreach (var team in next.Keys)
        {
            if (Last(team, next) is { } last)
                connection.Run("UPDATE dim_team SET successor_ref = $last WHERE id = $id", ("$last", last), ("$id", team));
        }
    }

    // Two teams that name each other would hand a history round for ever: neither then takes it on.
    private static int? Last(int team, Dictionary<int, int> next)
    {
        var at = team;
        for (var steps = 0; next.TryGetValue(at, out var following); steps++)
        {
            if (following == team || steps > next.Count)
                return null;
            at = following;
        }

        return at;
    }
}
