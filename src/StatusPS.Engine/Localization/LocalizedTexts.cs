using System.Globalization;
using System.Resources;

namespace StatusPS.Engine.Localization;

/// <summary>The texts of other languages, found by the English ones.</summary>
internal static class LocalizedTexts
{
    // Within the assembly, not beside it: the module's private load context has no satellites to look for.
    private static readonly Lazy<ResourceManager> Chinese = new(() => new("StatusPS.Engine.Localization.LocalizedTexts.zh-CN", typeof(LocalizedTexts).Assembly));

    /// <summary>The text in the session's language; null where that is English, or where there is none.</summary>
    /// <param name="english">The English text, with its places.</param>
    public static string? Translate(string english) => IsChinese ? Chinese.Value.GetString(english, CultureInfo.InvariantCulture) : null;

    /// <summary>Whether the session's language is Chinese, of whichever region or script.</summary>
    public static bool IsChinese => CultureInfo.CurrentUICulture.TwoLetterISOLanguageName == "zh";
}
