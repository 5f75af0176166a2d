namespace QaInsight.Extracts;

/// <summary>Why a row is set aside: the contract's reasons, and no others.</summary>
public static class Reasons
{
    public const string RequiredMissing = "required value missing";
    public const string NotADate = "date or month that does not parse";
    public const string OutOfTime = "date before 1990 or more than a year ahead";
    public const string UnknownGrade = "grade that is on no known scale";
    public const string OutsideCodeList = "value outside a code list";
    public const string UnknownTeam = "team not known (in teams)";
    public const string UnknownAudit = "judgement or re-audit for an audit not known";
    public const string KeyTooLong = "a key longer than 200 characters";
    public const string BrokenQuote = "a broken quote";
    public const string FieldCount = "a wrong number of fields";
    public const string BeforeRaised = "completed, resolved or verified before raised or opened";
}
