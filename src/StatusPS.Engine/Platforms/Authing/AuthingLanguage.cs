using System.Globalization;

namespace StatusPS.Engine.Platforms.Authing;

/// <summary>In which language Authing is asked to write its messages: Chinese in a Chinese session, else English.</summary>
internal static class AuthingLanguage
{
    public const string Header = "x-authing-lang";

    /// <summary>The header's value for the session.</summary>
    public static string Current => CultureInfo.CurrentUICulture.TwoLetterISOLanguageName == "zh" ? "zh-CN" : "en-US";
}
