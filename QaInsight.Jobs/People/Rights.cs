namespace QaInsight.People;

/// <summary>What somebody may do; roles are made of these.</summary>
[Flags]
public enum Rights
{
    None = 0,

    /// <summary>Figures of the services and teams that they see.</summary>
    Figures = 1,

    /// <summary>Rows about children within that: audits, actions, concerns, what was written of them.</summary>
    ChildrensRows = 2,

    /// <summary>Practitioners by name, within that.</summary>
    Practitioners = 4,

    /// <summary>Auditors and moderators by name.</summary>
    Auditors = 8,

    /// <summary>Bring files in, see and mend what was set aside, undo.</summary>
    Imports = 16,

    /// <summary>Set targets and write commentary.</summary>
    Targets = 32,

    /// <summary>Accounts, the log of who looked, the server's own state and its jobs.</summary>
    Administration = 64,

    /// <summary>Send scorecards to others.</summary>
    Subscriptions = 128,
}
