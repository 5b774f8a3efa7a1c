using System.Text;

namespace StatusPS.Engine.Platforms.Aliyun.Credentials;

/// <summary>Splits a command into words at spaces; quotes keep a word together. No shell takes part.</summary>
internal static class CommandLine
{
    /// <summary>Returns the words of a command.</summary>
    /// <param name="command">The command.</param>
    public static string[] Split(string command)
    {
        var words = new List<string>();
        var word = new StringBuilder();
        char? quote = null;
        bool isStarted = false;
        foreach (char c in command)
        {
            if (quote == c) quote = null;
            else if (quote is null && (c is '"' or '\'')) (quote, isStarted) = (c, true);
            else if (quote is null && char.IsWhiteSpace(c))
            {
                if (isStarted) words.Add(word.ToString());
                word.Clear();
                isStarted = false;
            }
            else
            {
                word.Append(c);
                isStarted = true;
            }
        }
        if (isStarted) words.Add(word.ToString());
        return [.. words];
    }
}
