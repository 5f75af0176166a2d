namespace QaInsight.Tests.Oracle;

/// <summary>A label on a grading scale, written from the contract's list of scales. Band is null where the scale does not tell.</summary>
public sealed record GradeLabel(string Label, string Scale, string? Band, bool GoodOrBetter, int Rank)
{
    public const string Outstanding = "Outstanding";
    public const string Good = "Good";
    public const string RequiresImprovement = "Requires Improvement";
    public const string Inadequate = "Inadequate";

    /// <summary>Good and Outstanding stand on two scales and are Ofsted's.</summary>
    public static readonly GradeLabel[] Known =
    [
        new(Outstanding, "Ofsted", Outstanding, true, 4),
        new(Good, "Ofsted", Good, true, 3),
        new(RequiresImprovement, "Ofsted", RequiresImprovement, false, 2),
        new(Inadequate, "Ofsted", Inadequate, false, 1),
        new("Nearly good", "Not yet good", null, false, 2),
        new("Not yet good", "Not yet good", null, false, 1),
        new("Exceeds good", "Meets good", Outstanding, true, 4),
        new("Meets good", "Meets good", Good, true, 3),
        new("Does not meet good", "Meets good", null, false, 2),
    ];

    /// <summary>Null for no grade and for n/a.</summary>
    public static GradeLabel? Find(string label) => Known.SingleOrDefault(known => known.Label == label);

    public bool Tells(string band) => Scale == "Ofsted" || band is Good or Outstanding;
}
