namespace StatusPS.Engine.Localization;

/// <summary>The punctuation between the parts of a message, in the session's language.</summary>
public static class Punctuation
{
    /// <summary>Separates a subject from the statement about it.</summary>
    public static string Colon => LocalizedTexts.IsChinese ? "：" : ": ";

    /// <summary>Separates clauses.</summary>
    public static string Comma => LocalizedTexts.IsChinese ? "，" : ", ";

    /// <summary>Separates the items of a list that contain commas.</summary>
    public static string Semicolon => LocalizedTexts.IsChinese ? "；" : "; ";

    /// <summary>Separates a sentence from the next one.</summary>
    public static string Space => LocalizedTexts.IsChinese ? "" : " ";

    /// <summary>Joins the items of a list.</summary>
    /// <param name="items">The items.</param>
    public static string List(IEnumerable<string> items) => string.Join(LocalizedTexts.IsChinese ? "、" : ", ", items);

    /// <summary>Returns a text in parentheses, to follow another one.</summary>
    /// <param name="text">The text.</param>
    public static string InParentheses(string text) => LocalizedTexts.IsChinese ? $"（{text}）" : $" ({text})";
}
