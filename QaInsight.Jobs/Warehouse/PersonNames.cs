using Microsoft.Data.Sqlite;

namespace QaInsight.Warehouse;

/// <summary>Names of those who audit, moderate, practise or own actions, by their ids.</summary>
public static class PersonNames
{
    public static IReadOnlyDictionary<int, string> Of(SqliteConnection connection, IEnumerable<int> ids) => connection
        .Rows($"SELECT id, name FROM dim_person WHERE id IN ({string.Join(",", ids)})", r => (Id: r.GetInt32(0), Name: r.GetString(1)))
        .ToDictionary(r => r.Id, r => r.Name);
}
