namespace QaInsight.Web.SignIn;

/// <summary>Why somebody who came by the directory is not let in.</summary>
/// <param name="Key">As the sign-in page's address writes it.</param>
/// <param name="Says">To them: what is the matter, and who can mend it.</param>
/// <param name="Noted">In the log of who looked.</param>
public sealed record DirectoryRefusal(string Key, string Says, string Noted)
{
    public static readonly DirectoryRefusal Failed = new(
        "failed", "What the council’s directory answered could not be used: it came too late, had been used before, or could not be trusted. Start again from here. If it stays like this, tell whoever looks after QaInsight.",
        "Refused: the directory’s answer did not hold");

    public static readonly DirectoryRefusal Declined = new("declined", "The council’s directory did not sign you in to QaInsight. Start again from here, or ask whoever looks after your council account.", "Refused: by the directory itself");

    public static readonly DirectoryRefusal Unreachable = new("unreachable", "The council’s directory cannot be reached at the moment. Try again in a few minutes.", "Refused: the directory cannot be reached");

    public static readonly DirectoryRefusal NoGroup = new(
        "no-group", "The council’s directory knows you, but none of your groups there opens QaInsight. Whoever looks after QaInsight can say which one you need.", "Refused: in no group that is mapped");

    public static readonly DirectoryRefusal TooManyGroups = new(
        "too-many-groups",
        "You are in so many groups that the council’s directory does not list them. Whoever looks after the directory has to let it send only the groups that are assigned to QaInsight "
        + "(in Entra ID: App registrations, Token configuration, groups claim, ‘Groups assigned to the application’).",
        "Refused: the directory does not list their groups, as there are too many");

    public static readonly DirectoryRefusal Unnamed = new(
        "unnamed", "The council’s directory gives no name or no e-mail address of yours that can be used. Whoever looks after the directory can let it send them (the claims name and email).", "Refused: no name or address that can be used");

    public static readonly DirectoryRefusal Taken = new(
        "taken", "Somebody’s account here has your e-mail address already, and it is not handed over. If that is you, sign in with its password below; else whoever looks after QaInsight can give it another address.",
        "Refused: another account has their address");

    public static readonly DirectoryRefusal Disabled = new("disabled", "Your account here is disabled. Whoever looks after QaInsight can enable it again.", "Refused: disabled");

    private static readonly DirectoryRefusal[] All = [Failed, Declined, Unreachable, NoGroup, TooManyGroups, Unnamed, Taken, Disabled];

    public static DirectoryRefusal? Find(string? key) => All.FirstOrDefault(r => r.Key == key);
}
