using System.Globalization;
using System.Text;
using Microsoft.Data.Sqlite;

namespace QaInsight.People;

/// <param name="Owner">A reader's id.</param>
/// <param name="Address">The page and its filters, in the words of its address.</param>
public sealed record SavedView(int Id, string Owner, string Name, string Address, bool IsShared, DateTimeOffset CreatedAt);

/// <summary>Pages that somebody keeps under a name, for themselves or for everybody. Only their owner changes them.</summary>
public sealed class SavedViews(AppDatabase database)
{
    private const int LongestName = 80;

    private const string Columns = "SELECT id, owner, name, address, shared, created_at FROM saved_view";

    /// <summary>The reader's own, and what others share, by name.</summary>
    public IReadOnlyList<SavedView> For(Reader reader)
    {
        using var connection = database.Open();
        return connection.Rows(Columns + " WHERE owner = $owner OR shared = 1 ORDER BY plain_name, id", Read, ("$owner", reader.Id));
    }

    /// <returns>Null where the reader has none of that id.</returns>
    public SavedView? Own(Reader reader, int id)
    {
        using var connection = database.Open();
        return connection.Rows(Columns + " WHERE id = $id AND owner = $owner", Read, ("$id", id), ("$owner", reader.Id)).SingleOrDefault();
    }

    /// <exception cref="ViewNameException">The name cannot be used; the message says why.</exception>
    public SavedView Save(Reader reader, string? name, string address, bool shared, DateTimeOffset now)
    {
        var tidy = Tidy(name);
        using var connection = database.Open();
        return connection.Rows(
            "INSERT INTO saved_view (owner, name, plain_name, address, shared, created_at) VALUES ($owner, $name, $plain, $address, $shared, $now) ON CONFLICT DO NOTHING RETURNING id, owner, name, address, shared, created_at",
            Read,
            ("$owner", reader.Id), ("$name", tidy), ("$plain", Plain(tidy)), ("$address", address), ("$shared", shared ? 1 : 0), ("$now", now.ToText()))
            .SingleOrDefault() ?? throw Taken(tidy);
    }

    /// <summary>False where the reader has none of that id.</summary>
    /// <exception cref="ViewNameException">The name cannot be used; the message says why.</exception>
    public bool Rename(Reader reader, int id, string? name)
    {
        var tidy = Tidy(name);
        if (Own(reader, id) is null)
            return false;
        using var connection = database.Open();
        return connection.Run(
            "UPDATE OR IGNORE saved_view SET name = $name, plain_name = $plain WHERE id = $id AND owner = $owner",
            ("$name", tidy), ("$plain", Plain(tidy)), ("$id", id), ("$owner", reader.Id)) == 1 ? true : throw Taken(tidy);
    }

    /// <summary>False where the reader has none of that id.</summary>
    public bool Share(Reader reader, int id, bool shared)
    {
        using var connection = database.Open();
        return connection.Run("UPDATE saved_view SET shared = $shared WHERE id = $id AND owner = $owner", ("$shared", shared ? 1 : 0), ("$id", id), ("$owner", reader.Id)) == 1;
    }

    /// <summary>False where the reader has none of that id.</summary>
    public bool Delete(Reader reader, int id)
    {
        using var connection = database.Open();
        return connection.Run("DELETE FROM saved_view WHERE id = $id AND owner = $owner", ("$id", id), ("$owner", reader.Id)) == 1;
    }

    private static string Tidy(string? name)
    {
        var tidy = string.Join(' ', (name ?? "").Normalize(NormalizationForm.FormC).Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
        return tidy.Length == 0 ? throw new ViewNameException("Give the view a name.")
            : tidy.Length > LongestName ? throw new ViewNameException($"A name has at most {LongestName} characters; this one has {tidy.Length}.")
            : tidy.Any(c => char.IsControl(c) || char.GetUnicodeCategory(c) == UnicodeCategory.Format) ? throw new ViewNameException("The name holds characters that cannot be seen. Type it again.")
            : tidy;
    }

    // Full-width forms and capitals make no other name.
    private static string Plain(string name) => name.Normalize(NormalizationForm.FormKC).ToUpperInvariant();

    private static ViewNameException Taken(string name) => new($"There is a view called ‘{name}’ already. Choose another name, or rename or delete that one first.");

    private static SavedView Read(SqliteDataReader r) => new(
        r.GetInt32(0), r.GetString(1), r.GetString(2), r.GetString(3), r.GetInt32(4) == 1, r.Moment(5));
}

/// <summary>A name that a view cannot have; the message says why.</summary>
public sealed class ViewNameException(string message) : Exception(message);
