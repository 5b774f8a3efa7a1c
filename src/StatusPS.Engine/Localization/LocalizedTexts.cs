using System.Globalization;
using System.Resources;

namespace StatusPS.Engine.Localization;

/// <summary>The translations, by their English text.</summary>
internal static class LocalizedTexts
{
    // Embedded in the assembly: the module's private load context does not load satellite assemblies.
    private static readonly Lazy<ResourceManager> Chinese =
        new(() => new("StatusPS.Engine.Localization.LocalizedTexts.zh-CN", typeof(LocalizedTexts).Assembly));

    /// <summary>
    /// Returns the text in the session's language; null when that is English or there is no translation.
    /// </summary>
    /// <param name="english">The English text, with its placeholders.</param>
    public static string? Translate(string english) =>
        IsChinese ? Chinese.Value.GetString(english, CultureInfo.InvariantCulture) : null;

    /// <summary>True if the session's language is Chinese, of any region or script.</summary>
    public static bool IsChinese => CultureInfo.CurrentUICulture.TwoLetterISOLanguageName == "zh";
}
