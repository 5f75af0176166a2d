namespace QaInsight.Scorecards.Pages.Commentary;

/// <summary>What somebody wrote about a figure, or about the board: what is behind it, and what is being done.</summary>
/// <param name="Version">The higher, the newer.</param>
/// <param name="Words">With its line breaks; null where it was taken down.</param>
/// <param name="By">The day by which the next step is to be done.</param>
public sealed record Remark(Subject On, int Version, string? Words, string? Owner, string? NextStep, DateOnly? By, string Author, DateOnly Day);

/// <summary>A remark as a page refers to it, beside the figure and where it is written out.</summary>
/// <param name="Name">What it is about: a measure's name.</param>
public sealed record NumberedRemark(int Number, string Name, Remark Remark);
