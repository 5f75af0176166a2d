namespace QaInsight.Scorecards.Pages;

/// <summary>What a page was to be of is not there, or not within the scope: nobody can tell which.</summary>
public sealed class NotThereException(string message) : Exception(message);
