using Xunit;

namespace StatusPS.Module.Tests.Pages;

/// <summary>The texts of the repository use the words of the field (<c>tests/data/wording.json</c>).</summary>
public sealed class WordingTests
{
    private static readonly WordList List = WordList.Read();

    public static TheoryData<string> Files => [.. List.Files];

    public static TheoryData<string> Words => [.. List.Words];

    public static TheoryData<string> Allowed => [.. List.Allowed];

    public static TheoryData<string> Folders => [.. List.Folders];

    [Theory]
    [MemberData(nameof(Files))]
    public void File_has_no_word_of_the_list(string file) =>
        Assert.Empty(List.Find(File.ReadAllText(Path.Combine(Repository.Root, file))));

    [Theory]
    [MemberData(nameof(Words))]
    public void Word_is_found_within_a_sentence(string word) =>
        Assert.NotEmpty(List.Find($"First line.\nThis is ({word}), isn't it?"));

    [Theory]
    [MemberData(nameof(Words))]
    public void Word_is_found_across_the_lines_of_a_comment(string word) =>
        Assert.NotEmpty(List.Find("/// " + word.Replace(" ", "\n    /// ", StringComparison.Ordinal)));

    [Theory]
    [MemberData(nameof(Allowed))]
    public void Allowed_text_is_not_found(string text) => Assert.Empty(List.Find($"It has a {text}."));

    [Theory]
    [MemberData(nameof(Folders))]
    public void Folder_has_files_to_check(string folder) =>
        Assert.Contains(List.Files, file => $"{file}/".StartsWith(folder + "/", StringComparison.Ordinal));

    [Fact]
    public void Chinese_word_is_found_between_other_letters()
    {
        string word = List.Words.First(word => word[0] >= '一');
        Assert.NotEmpty(List.Find($"记录一旦{word}立即输出"));
    }

    [Fact]
    public void Part_of_a_word_is_not_found() =>
        Assert.Empty(List.Find("The gateway keeps a notebook indoors."));
}
