using System.Globalization;
using System.Management.Automation;

namespace StatusPS.Formatting;

/// <summary>Formats IDs as links to the pages of the consoles. Called by the format file.</summary>
public static class LinkCell
{
    /// <summary>
    /// Formats an ID, as a hyperlink (OSC 8) where the host supports it. Redirected output has none: PowerShell removes
    /// it from all but the host's output if <c>OutputRendering</c> is <c>Host</c>, and other settings disable it.
    /// </summary>
    /// <param name="id">The ID.</param>
    /// <param name="page">The address of the page; null for none.</param>
    /// <param name="width">The width of the column; an ID that is cut has no link.</param>
    /// <param name="style">PowerShell's <c>$PSStyle</c>; null disables links.</param>
    /// <param name="supportsTerminal">True if the host supports virtual terminals.</param>
    public static string Id(object? id, string? page, int width, PSObject? style, bool supportsTerminal) =>
        Format(id, page, width, style, supportsTerminal && !Console.IsOutputRedirected);

    /// <summary>Formats an ID, as a hyperlink if links are enabled.</summary>
    /// <param name="id">The ID.</param>
    /// <param name="page">The address of the page; null for none.</param>
    /// <param name="width">The width of the column.</param>
    /// <param name="style">PowerShell's <c>$PSStyle</c>; null disables links.</param>
    /// <param name="isEnabled">True if links are enabled.</param>
    public static string Format(object? id, string? page, int width, PSObject? style, bool isEnabled)
    {
        string text = Convert.ToString(id, CultureInfo.InvariantCulture) ?? "";
        if (!isEnabled || text.Length == 0 || text.Length > width || style is null || !IsForHost(style)) return text;
        // A record from a file may have any text here.
        if (!Uri.TryCreate(page, UriKind.Absolute, out var address)
            || (address.Scheme != Uri.UriSchemeHttps && address.Scheme != Uri.UriSchemeHttp)) return text;
        var escaped = new Uri(address.AbsoluteUri);
        return style.Methods["FormatHyperlink"]?.Invoke(text, escaped) as string ?? text;
    }

    private static bool IsForHost(PSObject style) => $"{style.Properties["OutputRendering"]?.Value}" == "Host";
}
