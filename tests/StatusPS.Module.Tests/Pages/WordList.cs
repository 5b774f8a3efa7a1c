using System.Text.Json;
using System.Text.RegularExpressions;

namespace StatusPS.Module.Tests.Pages;

/// <summary>The words that texts of this repository must not use, from <c>tests/data/wording.json</c>.</summary>
internal sealed class WordList
{
    public const string Path = "tests/data/wording.json";

    private readonly IReadOnlyList<Entry> _entries;
    private readonly Regex _allowed;

    private WordList(IReadOnlyList<Entry> entries, IReadOnlyList<string> allowed, IReadOnlyList<string> folders)
    {
        _entries = entries;
        Allowed = allowed;
        Folders = folders;
        _allowed = new(string.Join('|', allowed.Select(GetPattern)), RegexOptions.IgnoreCase);
    }

    /// <summary>The words, as they are written in the file.</summary>
    public IEnumerable<string> Words => _entries.Select(entry => entry.Word);

    /// <summary>Texts in which a word of the list has its plain meaning.</summary>
    public IReadOnlyList<string> Allowed { get; }

    /// <summary>The files and folders that are checked.</summary>
    public IReadOnlyList<string> Folders { get; }

    /// <summary>The files that are checked: those of <see cref="Folders"/> with one of the listed extensions.</summary>
    public IReadOnlyList<string> Files { get; private init; } = [];

    public static WordList Read()
    {
        using var document = JsonDocument.Parse(File.ReadAllText(System.IO.Path.Combine(Repository.Root, Path)));
        var root = document.RootElement;
        string[] folders = GetTexts(root.GetProperty("folders"));
        string[] extensions = GetTexts(root.GetProperty("extensions"));
        Entry[] entries =
        [
            .. root.GetProperty("identifiers").EnumerateObject().Select(word => CreateEntry(word, RegexOptions.None)),
            .. root.GetProperty("phrases").EnumerateObject().Select(word => CreateEntry(word, RegexOptions.IgnoreCase)),
        ];
        return new(entries, [.. root.GetProperty("allowed").EnumerateObject().Select(text => text.Name)], folders)
        {
            Files =
            [
                .. Repository.Files.Where(file => file != Path
                    && folders.Any(folder => $"{file}/".StartsWith(folder + "/", StringComparison.Ordinal))
                    && extensions.Contains(System.IO.Path.GetExtension(file))),
            ],
        };
    }

    /// <summary>Finds the words of the list in a text.</summary>
    /// <returns>The line, the word and its replacement for each.</returns>
    public IEnumerable<string> Find(string text)
    {
        // The same length, so that positions stay.
        string checkedText = _allowed.Replace(text, match => new string('_', match.Length));
        foreach (var entry in _entries)
        {
            foreach (Match match in entry.Pattern.Matches(checkedText))
            {
                int line = text.AsSpan(0, match.Index).Count('\n') + 1;
                yield return $"line {line}: '{entry.Word}'; write: {entry.Replacement}";
            }
        }
    }

    private static Entry CreateEntry(JsonProperty word, RegexOptions options) =>
        new(word.Name, word.Value.GetString()!, new(GetPattern(word.Name), options));

    private static string[] GetTexts(JsonElement list) => [.. list.EnumerateArray().Select(text => text.GetString()!)];

    // Whole words, except in Chinese, which has no spaces. A phrase may be broken across lines, also of comments.
    private static string GetPattern(string word)
    {
        string pattern = Regex.Escape(word).Replace(@"\ ", @"[\s/]+", StringComparison.Ordinal);
        if (char.IsAsciiLetterOrDigit(word[0])) pattern = @"\b" + pattern;
        return char.IsAsciiLetterOrDigit(word[^1]) ? pattern + @"\b" : pattern;
    }

    private sealed record Entry(string Word, string Replacement, Regex Pattern);
}
