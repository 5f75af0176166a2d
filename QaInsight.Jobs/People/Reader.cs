namespace QaInsight.People;

/// <summary>Who reads.</summary>
/// <param name="Id">By which what is theirs is kept.</param>
/// <param name="Name">As others read it.</param>
public sealed record Reader(string Id, string Name)
{
    /// <summary>Until people can sign in: whoever sits at the server itself.</summary>
    public static readonly Reader ThisComputer = new("this-computer", "this computer");
}
