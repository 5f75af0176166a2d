using QaInsight.Measures;

namespace QaInsight.Outputs.Mail;

/// <summary>Colours of a mail that are no meaning, and what the dark ones are where a reader's screen is dark.</summary>
internal static class MailColours
{
    public static readonly Html Ink = $"#17212b";
    public static readonly Html Soft = $"#4a5763";
    public static readonly Html Line = $"#dfe4e8";
    public static readonly Html Page = $"#f6f7f5";
    public static readonly Html Card = $"#ffffff";
    public static readonly Html Brand = $"#0f3d4c";
    public static readonly Html Link = $"#14596b";

    /// <summary>A month that has gone by, and how far a share goes.</summary>
    public static readonly Html Earlier = $"#a9bbc4";
    public static readonly Html Share = $"#5f97aa";
    public static readonly Html Rest = $"#e6ebee";

    /// <summary>
    /// Chosen by the light colours themselves, since clients rename classes (a part of a bar, which has a title, keeps its own): a client that reads none of this shows the light
    /// mail, in which whatever is coloured says both of its colours.
    /// </summary>
    public static readonly Html Dark =
        $$"""
        :root{color-scheme:light dark;supported-color-schemes:light dark}
        @media (prefers-color-scheme:dark){
        [bgcolor="#f6f7f5"]{background-color:#11171c!important}
        [bgcolor="#ffffff"]{background-color:#1b242b!important}
        [bgcolor="#e6ebee"]{background-color:#36434d!important}
        [style*="color:#17212b"]:not([title]){color:#eef2f4!important}
        [bgcolor="#fdf3dc"]{background-color:#3a3120!important;color:#f3dfae!important}
        [style*="color:#4a5763"]{color:#b6c2ca!important}
        [style*="color:#14596b"]{color:#8fcde0!important}
        [style*="solid #dfe4e8"]{border-color:#36434d!important}
        [style*="solid #17212b"]{border-color:#eef2f4!important}
        [style*="solid #ffffff"]{border-color:#1b242b!important}
        }
        """;

    // Word, by which Outlook shows mails, takes no letters over into a table's cells.
    public static readonly Html Outlook = $$"""<!--[if mso]><style>body,table,td,th,p,h1,h2,h3,a,span{font-family:Arial,sans-serif!important}td,th{font-size:14px;line-height:1.35;color:#17212b}</style><![endif]-->""";

    public static Html Of(Variation variation) => variation switch
    {
        Variation.Improving => $"#0a6ebd",
        Variation.Concerning => $"#c2560a",
        Variation.Neither => $"#6b4fa0",
        _ => Share,
    };
}
