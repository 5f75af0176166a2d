using System.IO.Enumeration;

namespace QaInsight.Extracts;

/// <summary>
/// How an export with other headers or codes is read as one of the contract's extracts: a mapping profile of
/// <c>data/reference/mappings</c>, for one kind of file.
/// </summary>
/// <param name="Name">The profile's own name: its file's.</param>
/// <param name="Files">Patterns of the file names that it takes, such as <c>LCS Audit*.csv</c>.</param>
/// <param name="Extract">The extract that the rows become.</param>
/// <param name="Columns">Source header to the extract's column.</param>
/// <param name="Values">By column: source value to the extract's value.</param>
/// <param name="Constants">Columns that every row gets the same value for.</param>
/// <param name="Scale">The scale that its grades are on.</param>
/// <param name="DateFormats">Date styles beyond the contract's, as .NET writes them.</param>
public sealed record Profile(
    string Name,
    IReadOnlyList<string> Files,
    string Extract,
    IReadOnlyDictionary<string, string> Columns,
    IReadOnlyDictionary<string, IReadOnlyDictionary<string, string>> Values,
    IReadOnlyDictionary<string, string> Constants,
    string? Scale,
    IReadOnlyList<string> DateFormats)
{
    public bool Takes(string fileName) => Files.Any(pattern => FileSystemName.MatchesSimpleExpression(pattern, fileName, ignoreCase: true));
}

/// <summary>A file of <c>data/reference/mappings</c>: one system's exports.</summary>
public sealed record ProfileFile(IReadOnlyList<ProfileEntry> Exports, string? About = null)
{
    public IEnumerable<Profile> Profiles(string name) => Exports.Select(e => new Profile(
        name,
        e.Files,
        e.Extract,
        e.Columns,
        e.Values ?? new Dictionary<string, IReadOnlyDictionary<string, string>>(),
        e.Constants ?? new Dictionary<string, string>(),
        e.Scale,
        e.DateFormats ?? []));
}

/// <summary>One kind of export, as its file writes it.</summary>
public sealed record ProfileEntry(
    IReadOnlyList<string> Files,
    string Extract,
    IReadOnlyDictionary<string, string> Columns,
    IReadOnlyDictionary<string, IReadOnlyDictionary<string, string>>? Values = null,
    IReadOnlyDictionary<string, string>? Constants = null,
    string? Scale = null,
    IReadOnlyList<string>? DateFormats = null);
