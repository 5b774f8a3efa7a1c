using System.Collections;
using System.Management.Automation;
using System.Management.Automation.Language;

namespace StatusPS.Completion;

/// <summary>Offers ids that this session has seen, by the beginning of the id or of the name, with the name as tooltip. Asks no service.</summary>
/// <param name="kind">What they are ids of.</param>
public abstract class SeenCompleter(SeenKind kind) : IArgumentCompleter
{
    /// <inheritdoc/>
    public IEnumerable<CompletionResult> CompleteArgument(
        string commandName, string parameterName, string wordToComplete, CommandAst commandAst, IDictionary fakeBoundParameters)
    {
        // The word is a beginning: an id may hold a '*' of its own.
        string word = wordToComplete.Trim('\'', '"');
        string? profile = fakeBoundParameters["Profile"] as string;
        return SeenBook.Of(kind)
            .Where(seen => Begins(seen.Id, word) || (seen.Name is { } name && Begins(name, word)))
            .Where(seen => profile is null || seen.Profile.Equals(profile, StringComparison.OrdinalIgnoreCase))
            .DistinctBy(seen => seen.Id)
            .Select(seen => new CompletionResult(seen.Id, seen.Name is null ? seen.Id : $"{seen.Id}  {seen.Name}", CompletionResultType.ParameterValue, Tip(seen)));
    }

    private static bool Begins(string text, string word) => text.StartsWith(word, StringComparison.OrdinalIgnoreCase);

    private static string Tip(SeenId seen) => string.Join(", ", ((string?[])[seen.Name, seen.Place, seen.Profile]).Where(part => !string.IsNullOrEmpty(part)));
}
