namespace StatusPS.Engine.Localization;

/// <summary>The signs between the parts of a message, as the session's language writes them.</summary>
public static class Punctuation
{
    /// <summary>Separates a subject from what is said of it.</summary>
    public static string Colon => LocalizedTexts.IsChinese ? "：" : ": ";

    /// <summary>Separates clauses.</summary>
    public static string Comma => LocalizedTexts.IsChinese ? "，" : ", ";

    /// <summary>Separates the items of a list that hold commas of their own.</summary>
    public static string Semicolon => LocalizedTexts.IsChinese ? "；" : "; ";

    /// <summary>Separates a sentence from the next one.</summary>
    public static string Space => LocalizedTexts.IsChinese ? "" : " ";

    /// <summary>Joins the items of a list.</summary>
    /// <param name="items">The items.</param>
    public static string List(IEnumerable<string> items) => string.Join(LocalizedTexts.IsChinese ? "、" : ", ", items);

    /// <summary>Puts a text in parentheses, to follow another one.</summary>
    /// <param name="text">The text.</param>
    public static string InParentheses(string text) => LocalizedTexts.IsChinese ? $"（{text}）" : $" ({text})";
}
