namespace QaInsight.Scorecards;

/// <summary>A service, a team or a list that is not there, or not within the scope.</summary>
public sealed class UnknownNameException(string message) : ArgumentException(message);
