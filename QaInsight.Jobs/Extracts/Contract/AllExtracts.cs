namespace QaInsight.Extracts.Contract;

/// <summary>Every extract that can be read, in the contract's order.</summary>
public static class AllExtracts
{
    public static readonly IReadOnlyList<Extract> List =
    [
        new TeamsExtract(), new AuditsExtract(), new JudgementsExtract(), new ActionsExtract(), new ConcernsExtract(),
        new EscalationsExtract(), new AuditorsExtract(), new IndicatorsExtract(), new BenchmarksExtract(),
    ];

    public static Extract Named(string name) => List.Single(e => e.Name == name);

    /// <summary>The extract whose name a file's or a sheet's name starts with, without regard to case, spaces, _ and -.</summary>
    public static Extract? For(string fileOrSheet)
    {
        var plain = Headers.Plain(fileOrSheet);
        return List.FirstOrDefault(e => plain.StartsWith(Headers.Plain(e.Name), StringComparison.Ordinal));
    }
}
