using System.Text.Json;
using StatusPS.Engine.Tests.Hosting;
using Xunit;

namespace StatusPS.Engine.Tests.Wording;

/// <summary>The names in the code use the words of the field (<c>tests/data/wording.json</c>, "nameWords").</summary>
public sealed class NameTests
{
    private static readonly Dictionary<string, string> Words = ReadWords();

    [Fact]
    public void No_declared_name_has_a_word_of_the_list()
    {
        string[] found = [.. CodeFiles.All.SelectMany(file => DeclaredNames.Read(file.Value)
            .SelectMany(declared => Find(declared.Name).Select(
                word => $"{file.Key}({declared.Line}): {declared.Name}; instead of '{word}': {Words[word]}")))];
        Assert.True(found.Length == 0, string.Join('\n', found));
    }

    [Theory]
    [InlineData("class Anew;")]
    [InlineData("class A { int _anew; }")]
    [InlineData("class A { void Open_it_anew() { } }")]
    [InlineData("class A { int OpenAnew => 1; }")]
    [InlineData("class A { void Open(int anewWidth) { } }")]
    [InlineData("class A { void Open() { var anew = 1; } }")]
    [InlineData("class A { void Open() { foreach (var anew in all) { } } }")]
    [InlineData("class A { void Open() { if (all is { } anew) { } } }")]
    [InlineData("class A { void Open() { all.Select(anew => 1); } }")]
    [InlineData("class A { (int Anew, int Other) Open() => (1, 2); }")]
    [InlineData("enum A { Anew }")]
    [InlineData("record A(int Anew);")]
    public void Word_in_a_declared_name_is_found(string code) => Assert.Equal(
        ["anew"], DeclaredNames.Read(CodeFiles.Parse(code)).SelectMany(declared => Find(declared.Name)));

    [Theory]
    [InlineData("class Anewer { int _canew, anewly; void Open() { Anew(); } }")]
    public void Longer_word_is_not_found(string code) =>
        Assert.Empty(DeclaredNames.Read(CodeFiles.Parse(code)).SelectMany(declared => Find(declared.Name)));

    private static IEnumerable<string> Find(string name) =>
        DeclaredNames.GetWords(name).Select(word => word.ToLowerInvariant()).Where(Words.ContainsKey);

    private static Dictionary<string, string> ReadWords()
    {
        using var list = JsonDocument.Parse(
            File.ReadAllText(Path.Combine(Repository.Root, "tests", "data", "wording.json")));
        return list.RootElement.GetProperty("nameWords").EnumerateObject()
            .ToDictionary(word => word.Name, word => word.Value.GetString()!);
    }
}
