using Xunit;

namespace StatusPS.Engine.Tests.Wording;

/// <summary>Documentation comments name their subject and have short sentences.</summary>
public sealed class DocumentationTests
{
    [Fact]
    public void No_comment_begins_with_a_pronoun_or_a_question_word() =>
        Assert.Empty(Find(text => text.HasVagueBeginning ? [text.Text] : []));

    [Fact]
    public void No_sentence_is_too_long() => Assert.Empty(Find(text => text.LongSentences));

    [Theory]
    [InlineData("Whether the request is retried.")]
    [InlineData("It\n/// failed.")]
    [InlineData("How often the request is retried.")]
    public void Vague_beginning_is_found(string summary) => Assert.True(Read(summary).HasVagueBeginning);

    [Theory]
    [InlineData("True if the request is retried.")]
    [InlineData("Items of a list.")]
    [InlineData("<see cref=\"What\"/> of a request.")]
    public void Subject_or_verb_is_accepted(string summary) => Assert.False(Read(summary).HasVagueBeginning);

    [Theory]
    [InlineData(25, false)]
    [InlineData(26, true)]
    public void Sentence_is_too_long_beyond_the_limit(int words, bool isLong)
    {
        string sentence = string.Join("\n/// ", Enumerable.Repeat("word", words - 2));
        Assert.Equal(isLong, Read($"Gets. {sentence} <see cref=\"That\"/> <c>a b c</c>; and more").LongSentences.Any());
    }

    private static DocumentationText Read(string summary) => Assert.Single(DocumentationText.Read(
        CodeFiles.Parse($"/// <summary>{summary}</summary>\nclass Test;")));

    private static IEnumerable<string> Find(Func<DocumentationText, IEnumerable<string>> find) => CodeFiles.All
        .SelectMany(file => DocumentationText.Read(file.Value)
            .SelectMany(text => find(text).Select(found => $"{file.Key}({text.Line}): {found}")));
}
