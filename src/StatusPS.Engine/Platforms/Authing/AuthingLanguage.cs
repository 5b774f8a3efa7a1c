using System.Globalization;

namespace StatusPS.Engine.Platforms.Authing;

/// <summary>The language of Authing's messages: Chinese in a Chinese session, otherwise English.</summary>
internal static class AuthingLanguage
{
    public const string Header = "x-authing-lang";

    /// <summary>The header's value for the session.</summary>
    public static string Current => CultureInfo.CurrentUICulture.TwoLetterISOLanguageName == "zh" ? "zh-CN" : "en-US";
}
