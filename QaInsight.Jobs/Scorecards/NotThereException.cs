namespace QaInsight.Scorecards;

/// <summary>What was asked for is not there, or not within the scope: nobody can tell which.</summary>
public sealed class NotThereException(string message) : Exception(message);
