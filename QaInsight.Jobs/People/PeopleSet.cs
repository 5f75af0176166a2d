using Microsoft.Data.Sqlite;

namespace QaInsight.People;

/// <summary>What stands of all that people set, together with its edition.</summary>
public sealed record WhatStands(string Edition, IReadOnlyList<TargetRow> Targets, IReadOnlyList<CommentaryRow> Commentary);

/// <summary>Tells cheaply whether people have set anything anew, and reads what stands.</summary>
public sealed class PeopleSet(AppDatabase database)
{
    // Rows are only ever added, so that their highest numbers say whether there are new ones; an erasure alone writes over what they say.
    private const string Newest =
        """
        SELECT (SELECT coalesce(max(id), 0) FROM target_set) || ' ' || (SELECT coalesce(max(id), 0) FROM commentary)
               || ' ' || (SELECT count(*) FROM erasure WHERE finished_at IS NOT NULL)
        """;

    /// <param name="known">The edition that the asker has already.</param>
    /// <returns>Null where that is the one that stands.</returns>
    public WhatStands? Since(string? known)
    {
        using var connection = database.Open();
        if (Edition(connection) == known)
            return null;
        // Nothing may come in between the edition and what it is of.
        using var transaction = connection.BeginTransaction(deferred: true);
        return new WhatStands(Edition(connection), SetTargets.Standing(connection), CommentaryBook.Newest(connection));
    }

    private static string Edition(SqliteConnection connection) => connection.Scalar<string>(Newest)!;
}
