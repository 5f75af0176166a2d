using System.Text.Json;
using System.Text.Json.Serialization;

namespace QaInsight.Measures;

/// <summary>
/// A council's targets, expected ranges and intervals, from <c>targets.json</c> in its reference folder. An entry that is not
/// understood stops the load: a target left out by a slip of spelling would show as a figure that has none.
/// </summary>
public sealed class Targets
{
    private const string FileName = "targets.json";

    private static readonly JsonSerializerOptions Strict = new(JsonSerializerOptions.Strict)
    {
        PropertyNamingPolicy = JsonNamingPolicy.CamelCase,
        Converters =
        {
            new JsonStringEnumConverter<IntervalUnit>(new SpacedWords(), allowIntegerValues: false),
            new JsonStringEnumConverter(JsonNamingPolicy.CamelCase, allowIntegerValues: false),
        },
    };

    private Targets(IReadOnlyList<Target> all, IReadOnlyList<ExpectedRange> expected, IReadOnlyList<DueInterval> intervals) =>
        (All, Expected, Intervals) = (all, expected, intervals);

    /// <summary>In the file's order; a measure whose target has changed has one for each time.</summary>
    public IReadOnlyList<Target> All { get; }

    public IReadOnlyList<ExpectedRange> Expected { get; }

    public IReadOnlyList<DueInterval> Intervals { get; }

    /// <param name="folder">The reference folder, <c>data/reference</c> unless configured otherwise.</param>
    /// <exception cref="InvalidDataException">The file is not as it should be; the message names the file and the entry.</exception>
    public static Targets Load(string folder)
    {
        var path = Path.Combine(folder, FileName);
        using var file = Parse(path);
        if (file.RootElement.ValueKind != JsonValueKind.Object)
            throw new InvalidDataException($"{path}: the file holds one object.");
        foreach (var member in file.RootElement.EnumerateObject())
        {
            if (member.Name is not ("about" or "targets" or "expected" or "intervals"))
                throw new InvalidDataException($"{path}: \"{member.Name}\" is not a section of this file (about, targets, expected, intervals).");
        }

        var targets = Section<Target>(file.RootElement, path, "targets", t => t.Measure, t => t.Fault());
        var expected = Section<ExpectedRange>(file.RootElement, path, "expected", e => e.Key, e => e.Low > e.High ? "low is above high" : null);
        var intervals = Section<DueInterval>(file.RootElement, path, "intervals", i => i.Key, i => i.Every < 1 ? "\"every\" is 1 or more" : null);

        Once(path, "targets", targets, (t, other) => t.Measure == other.Measure && t.Overlaps(other), t => t.Measure);
        Once(path, "expected", expected, (e, other) => e.Key == other.Key, e => e.Key);
        Once(path, "intervals", intervals, (i, other) => i.Key == other.Key, i => i.Key);
        return new Targets(targets, expected, intervals);
    }

    /// <summary>
    /// With what people set laid over the file's: from its first day on it holds in place of whatever the file says for its measure, until
    /// the next that they set. Before that day nothing changes.
    /// </summary>
    public Targets With(IReadOnlyCollection<TargetFrom> set)
    {
        if (set.Count == 0)
            return this;
        var all = new List<Target>();
        var byMeasure = set.ToLookup(s => s.Measure);
        foreach (var target in All)
        {
            var first = byMeasure[target.Measure].Select(s => (DateOnly?)s.From).Min();
            if (first is not { } from || target.To < from)
                all.Add(target);
            else if ((target.From ?? DateOnly.MinValue) < from)
                all.Add(target with { To = from.AddDays(-1) });
        }

        foreach (var days in byMeasure.Select(m => m.OrderBy(s => s.From).ToList()))
            all.AddRange(days.Select((s, at) => s.Target is null ? null : s.Target with { From = s.From, To = at + 1 < days.Count ? days[at + 1].From.AddDays(-1) : null, IsSetHere = true }).OfType<Target>());
        return new Targets(all, Expected, Intervals);
    }

    /// <summary>The target that holds on the day, or without a day the one that holds last; null where there is none.</summary>
    public Target? For(string measureKey, DateOnly? on = null)
    {
        var its = All.Where(t => t.Measure == measureKey);
        return on is DateOnly day ? its.FirstOrDefault(t => t.HoldsOn(day)) : its.MaxBy(t => t.To ?? DateOnly.MaxValue);
    }

    /// <summary>Null with no target or a denominator of 0; decided in exact decimals, so a figure that equals its target meets it.</summary>
    /// <param name="measureKey">As in <c>measures.md</c>.</param>
    /// <param name="numerator">As counted, never rounded.</param>
    /// <param name="denominator">Null for a count.</param>
    /// <param name="on">The day whose target is meant, the period's last; null for the latest target.</param>
    public TargetStatus? Status(string measureKey, decimal numerator, decimal? denominator, DateOnly? on = null) =>
        For(measureKey, on)?.Status(numerator, denominator);

    private static JsonDocument Parse(string path)
    {
        try
        {
            return JsonDocument.Parse(File.ReadAllText(path), new JsonDocumentOptions { AllowDuplicateProperties = false });
        }
        catch (JsonException fault)
        {
            throw new InvalidDataException($"{path}: {fault.Message}", fault);
        }
    }

    private static List<T> Section<T>(JsonElement root, string path, string section, Func<T, string> name, Func<T, string?> fault)
    {
        if (!root.TryGetProperty(section, out var entries) || entries.ValueKind != JsonValueKind.Array)
            throw new InvalidDataException($"{path}: \"{section}\" is missing, or is not a list.");

        var read = new List<T>();
        foreach (var entry in entries.EnumerateArray())
        {
            T one;
            try
            {
                one = entry.Deserialize<T>(Strict) ?? throw new JsonException("an entry cannot be null");
            }
            catch (JsonException wrong)
            {
                throw new InvalidDataException($"{path}: {section}[{read.Count}] {Label(entry)}: {wrong.Message}", wrong);
            }

            if (fault(one) is string message)
                throw new InvalidDataException($"{path}: {section}[{read.Count}] ({name(one)}): {message}.");
            read.Add(one);
        }

        return read;
    }

    private static string Label(JsonElement entry)
    {
        if (entry.ValueKind != JsonValueKind.Object)
            return "";
        return entry.TryGetProperty("key", out var label) || entry.TryGetProperty("measure", out label) ? $"({label})" : "";
    }

    private static void Once<T>(string path, string section, List<T> entries, Func<T, T, bool> same, Func<T, string> name)
    {
        for (var i = 1; i < entries.Count; i++)
        {
            if (entries.FindIndex(0, i, earlier => same(earlier, entries[i])) is var first and >= 0)
                throw new InvalidDataException($"{path}: {section}[{i}] ({name(entries[i])}): holds at the same time as {section}[{first}].");
        }
    }

    private sealed class SpacedWords : JsonNamingPolicy
    {
        public override string ConvertName(string name) => KebabCaseLower.ConvertName(name).Replace('-', ' ');
    }
}
