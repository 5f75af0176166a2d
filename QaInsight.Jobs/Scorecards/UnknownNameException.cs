namespace QaInsight.Scorecards;

/// <summary>A service or a team that is not there, or not within the scope: nobody can tell which.</summary>
public sealed class UnknownNameException(string message) : ArgumentException(message);
