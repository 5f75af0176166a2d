using System.Buffers.Text;
using System.Text;
using QaInsight.Warehouse;

namespace QaInsight.Extracts;

/// <summary>What a column holds: how its text becomes a value of the warehouse, and how that value is shown again.</summary>
public abstract record Kind
{
    /// <summary>For the documentation.</summary>
    public abstract string Words { get; }

    /// <summary>Added to the extract's column name in the warehouse.</summary>
    public virtual string Suffix => "";

    public virtual AuditReference Audit => AuditReference.None;

    /// <summary>The value that a blank becomes.</summary>
    public virtual Value Blank => Value.Nothing;

    /// <param name="text">Not blank, trimmed.</param>
    /// <returns>Null, or the reason why the text cannot be trusted.</returns>
    public abstract string? Read(ReadOnlySpan<byte> text, Reading reading, out Value value);

    /// <summary>SQL that gives a stored value back as the extract's text.</summary>
    public virtual string Render(string stored) => stored;
}

/// <summary>Free text.</summary>
public record TextKind : Kind
{
    public override string Words => "text";

    public override string? Read(ReadOnlySpan<byte> text, Reading reading, out Value value)
    {
        value = reading.Batch.Text(text);
        return null;
    }
}

/// <summary>Free text about a child, which goes when the child's id does.</summary>
/// <param name="Instead">What stands in its place then.</param>
/// <param name="Codes">Texts that are counted, say nothing of one child, and stay.</param>
public sealed record ChildTextKind(string Instead = "", params string[] Codes) : TextKind
{
    public string WithoutChild(string text) => text.Length == 0 || Codes.Contains(text, StringComparer.OrdinalIgnoreCase) ? text : Instead;
}

/// <summary>An identifier.</summary>
public sealed record KeyKind : Kind
{
    public override string Words => "identifier";

    public override string? Read(ReadOnlySpan<byte> text, Reading reading, out Value value)
    {
        value = reading.Batch.Text(text);
        return null;
    }
}

public sealed record DateKind : Kind
{
    public override string Words => "date";

    public override string? Read(ReadOnlySpan<byte> text, Reading reading, out Value value)
    {
        value = default;
        if (!DateText.TryReadDay(text, reading.DateFormats, out var day))
            return Reasons.NotADate;
        value = Value.Of(day);
        return reading.IsInTime(day) ? null : Reasons.OutOfTime;
    }

    public override string Render(string stored) =>
        $"CASE WHEN {stored} IS NOT NULL THEN printf('%04d-%02d-%02d', {stored} / 10000, {stored} / 100 % 100, {stored} % 100) END";
}

public sealed record MonthKind : Kind
{
    public override string Words => "month";

    public override string? Read(ReadOnlySpan<byte> text, Reading reading, out Value value)
    {
        value = default;
        if (!DateText.TryReadMonth(text, reading.DateFormats, out var month))
            return Reasons.NotADate;
        value = Value.Of(month);
        return reading.IsInTime((month * 100) + 1) ? null : Reasons.OutOfTime;
    }

    public override string Render(string stored) =>
        $"CASE WHEN {stored} IS NOT NULL THEN printf('%04d-%02d', {stored} / 100, {stored} % 100) END";
}

public sealed record YesNoKind : Kind
{
    private static readonly CodeList Codes = new(["yes", "y", "true", "1", "no", "n", "false", "0", "na", "n/a"]);

    public override string Words => "yes/no (y/n, true/false, 1/0; na or blank: not applicable)";

    public override string? Read(ReadOnlySpan<byte> text, Reading reading, out Value value)
    {
        var code = Codes.Find(text);
        value = code switch
        {
            >= 0 and < 4 => Value.Of(1),
            >= 4 and < 8 => Value.Of(0),
            _ => Value.Nothing,
        };
        return code < 0 ? Reasons.OutsideCodeList : null;
    }

    public override string Render(string stored) => $"CASE {stored} WHEN 1 THEN 'yes' WHEN 0 THEN 'no' END";
}

/// <summary>One of a closed list, matched without regard to case.</summary>
public sealed record CodeKind(params string[] Codes) : Kind
{
    private static readonly CodeList Nothing = new(["na", "n/a"]);

    private readonly CodeList list = new(Codes);
    private readonly byte[][] canonical = [.. Codes.Select(Encoding.UTF8.GetBytes)];

    /// <summary>Whether na says, as a blank does, that none applies.</summary>
    public bool MayNotApply { get; init; }

    public override string Words => string.Join(", ", Codes.Select(c => $"`{c}`")) + (MayNotApply ? " (na or blank: not applicable)" : "");

    public override string? Read(ReadOnlySpan<byte> text, Reading reading, out Value value)
    {
        value = default;
        if (MayNotApply && Nothing.Find(text) >= 0)
            return null;
        var code = list.Find(text);
        value = code < 0 ? default : reading.Batch.Text(canonical[code]);
        return code < 0 ? Reasons.OutsideCodeList : null;
    }
}

/// <summary>A whole number from one to <paramref name="Last"/>.</summary>
public sealed record StepKind(int Last) : Kind
{
    public override string Words => $"1 to {Last}";

    public override string? Read(ReadOnlySpan<byte> text, Reading reading, out Value value)
    {
        var right = Utf8Parser.TryParse(text, out int step, out var used) && used == text.Length && step >= 1 && step <= Last;
        value = Value.Of(step);
        return right ? null : Reasons.OutsideCodeList;
    }
}

/// <summary>A number, kept in ten-thousandths.</summary>
public sealed record NumberKind : Kind
{
    public const int Scale = 10_000;

    public override string Words => "number";

    public override string? Read(ReadOnlySpan<byte> text, Reading reading, out Value value)
    {
        value = default;
        if (!Utf8Parser.TryParse(text, out decimal number, out var used) || used != text.Length || Math.Abs(number) > long.MaxValue / Scale / 10)
            return Reasons.OutsideCodeList;
        value = Value.Of((long)decimal.Round(number * Scale, MidpointRounding.AwayFromZero));
        return null;
    }

    public override string Render(string stored) =>
        $"CASE WHEN {stored} % {Scale} = 0 THEN {stored} / {Scale} ELSE {stored} / {Scale}.0 END";
}

/// <summary>A grade of one of the known scales.</summary>
/// <param name="ShowNotApplicable">Whether nothing stands for a grade of n/a, which is shown again as such.</param>
public sealed record GradeKind(bool ShowNotApplicable = false) : Kind
{
    public override string Words => ShowNotApplicable ? "grade, or `n/a`: kept and never counted" : "grade";

    public override string Suffix => "_ref";

    public override string? Read(ReadOnlySpan<byte> text, Reading reading, out Value value) => reading.Grades.Find(text, reading.Scale, out value) ? null : Reasons.UnknownGrade;

    public override string Render(string stored)
    {
        var name = $"(SELECT name FROM dim_grade WHERE id = {stored})";
        return ShowNotApplicable ? $"coalesce({name}, 'n/a')" : name;
    }
}

/// <summary>A team that stands in <c>teams</c>, under its own or its earlier name.</summary>
/// <param name="ZeroForBlank">Whether a blank is part of a key, and kept as 0.</param>
public sealed record TeamKind(bool ZeroForBlank = false) : Kind
{
    public override string Words => "a team of `teams`";

    public override string Suffix => "_ref";

    public override Value Blank => ZeroForBlank ? Value.Of(0) : Value.Nothing;

    public override string? Read(ReadOnlySpan<byte> text, Reading reading, out Value value)
    {
        value = default;
        if (reading.Teams.Find(text) is not { } team)
            return Reasons.UnknownTeam;
        value = Value.Of(team);
        return null;
    }

    public override string Render(string stored) => $"(SELECT team FROM dim_team WHERE id = {stored})";
}

/// <summary>A name of an open list, kept as a row of its own dimension.</summary>
/// <param name="ZeroForBlank">Whether a blank is part of a key, and kept as 0.</param>
public sealed record NameKind(string Dimension, bool ZeroForBlank = false) : Kind
{
    public override string Words => "text";

    public override string Suffix => "_ref";

    public override Value Blank => ZeroForBlank ? Value.Of(0) : Value.Nothing;

    public override string? Read(ReadOnlySpan<byte> text, Reading reading, out Value value)
    {
        value = Value.Of(reading.Names(Dimension).IdOf(text, reading.Batch));
        return null;
    }

    public override string Render(string stored) => $"(SELECT name FROM {Dimension} WHERE id = {stored})";
}

/// <summary>An audit that must be known.</summary>
/// <param name="MayComeLater">Whether the audit may come later in the same import.</param>
public sealed record AuditKind(bool MayComeLater = false) : Kind
{
    public override string Words => "an audit of `audits`";

    public override string Suffix => "_ref";

    public override AuditReference Audit => MayComeLater ? AuditReference.KnownInTheEnd : AuditReference.Known;

    public override string? Read(ReadOnlySpan<byte> text, Reading reading, out Value value)
    {
        value = reading.Batch.Text(text);
        return null;
    }

    public override string Render(string stored) => $"(SELECT audit_id FROM fct_audit WHERE id = {stored})";
}
