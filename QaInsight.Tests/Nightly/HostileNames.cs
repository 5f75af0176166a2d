using System.Diagnostics;

namespace QaInsight.Tests.Nightly;

/// <summary>What a file may be called by somebody who means harm, or by a system that nobody here knows.</summary>
internal static class HostileNames
{
    /// <summary>Names that a file may really bear on Linux.</summary>
    public static readonly string[] OnDisk =
    [
        "..\\..\\teams.csv", "..\\teams.csv", "..teams.csv", "...csv", ". .csv", " .csv", "C:\\teams.csv", "C:teams.csv", "\\\\server\\share\\teams.csv", "\\\\?\\C:\\teams.csv",
        "teams.csv:stream.csv", "teams.csv::$DATA.csv", "CON.csv", "nul.csv", "AUX.csv", "COM1.csv", "LPT9.teams.csv", "PRN.csv", "CONIN$.csv", "teams.csv .csv",
        "teams\n.csv", "teams\r\nX-Header: 1.csv", "teams\u001b[2J\u001b]0;owned\u0007.csv", "teams\u0001\u0008\u007f.csv", "teams\u202Evsc.csv", "teams\u200B.csv", "\uFEFFteams.csv", "teams <script>alert(1)<.csv", "teams\"onload=\"x.csv", "teams'; DROP TABLE build; --.csv",
        "teams$(touch owned).csv", "teams`touch owned`.csv", "teams|touch owned.csv", "teams;touch owned;.csv", "-rf.csv", "--warehouse=x.csv", "=cmd|' .csv", "%2e%2e%2fteams.csv", "teams%00.csv", "teams*?.csv",
        "~$teams.xlsx", ".teams.csv", "teams.csv.part", "teams.xlsx", "t" + "eamsü" + new string('W', 200) + ".csv", "Teams Früh 👩.csv",
    ];

    /// <summary>Names that only a request can hold.</summary>
    public static readonly string[] InRequests =
    [
        "../../teams.csv", "/etc/teams.csv", "//server/share/teams.csv", "file:///etc/teams.csv", "teams.csv\0.png", "teams\0.csv", "../", "/", "", "..", ".", "a/../../teams.csv", "./teams.csv", "teams.csv/", "teams" + new string('W', 5000) + ".csv", "teams\uD83D.csv",
    ];

    /// <summary>What else may lie in a folder: links, a pipe, a folder, something half-written. Gives their names.</summary>
    public static string[] MakeOddities(string folder, string outside)
    {
        File.CreateSymbolicLink(Path.Combine(folder, "teams-link.csv"), outside);
        File.CreateSymbolicLink(Path.Combine(folder, "teams-device.csv"), "/dev/zero");
        File.CreateSymbolicLink(Path.Combine(folder, "teams-nowhere.csv"), Path.Combine(folder, "no such file"));
        File.CreateSymbolicLink(Path.Combine(folder, "teams-itself.csv"), "teams-itself.csv");
        using (var pipe = Process.Start("mkfifo", [Path.Combine(folder, "teams-pipe.csv")]))
            pipe.WaitForExit();
        File.WriteAllText(Path.Combine(folder, "teams-empty.csv"), "");
        File.WriteAllBytes(Path.Combine(folder, "teams-half.xlsx"), [0x50, 0x4B, 0x03, 0x04, 0x14]);
        return ["teams-link.csv", "teams-device.csv", "teams-nowhere.csv", "teams-itself.csv", "teams-pipe.csv", "teams-empty.csv", "teams-half.xlsx"];
    }
}
