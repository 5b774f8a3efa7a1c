using System.Globalization;

namespace StatusPS.Engine.Platforms.BlueKing;

/// <summary>The language of BlueKing's messages: Chinese in a Chinese session, otherwise English.</summary>
internal static class BlueKingLanguage
{
    /// <summary>The header that the gateway and the ESB pass on to CMDB and JOB.</summary>
    public const string Header = "Blueking-Language";

    /// <summary>The header's value for the session.</summary>
    public static string Current => CultureInfo.CurrentUICulture.TwoLetterISOLanguageName == "zh" ? "zh-cn" : "en";
}
