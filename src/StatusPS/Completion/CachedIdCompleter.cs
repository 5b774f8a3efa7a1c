using System.Collections;
using System.Globalization;
using System.Management.Automation;
using System.Management.Automation.Language;

namespace StatusPS.Completion;

/// <summary>
/// Offers ids that this session has seen, by the beginning of the id or of the name, with the name as tooltip: of the
/// profile and the place that the command line names already. Asks no service.
/// </summary>
/// <param name="kind">What they are ids of.</param>
public abstract class CachedIdCompleter(CompletionKind kind) : IArgumentCompleter
{
    /// <inheritdoc/>
    public IEnumerable<CompletionResult> CompleteArgument(
        string commandName, string parameterName, string wordToComplete, CommandAst commandAst, IDictionary fakeBoundParameters)
    {
        // The word is a beginning: an id may hold a '*' of its own.
        string word = wordToComplete.Trim('\'', '"');
        string? profile = GetTypedValue(fakeBoundParameters, "Profile");
        return CompletionCache.Get(kind)
            .Where(seen => HasPrefix(seen.Id, word) || (seen.Name is { } name && HasPrefix(name, word)))
            .Where(seen => profile is null || seen.Profile.Equals(profile, StringComparison.OrdinalIgnoreCase))
            .Where(seen => IsMatch(seen, fakeBoundParameters))
            .DistinctBy(seen => seen.Id)
            .Select(seen => new CompletionResult(CommandArgument.Quote(seen.Id), seen.Name is null ? seen.Id : $"{seen.Id}  {seen.Name}", CompletionResultType.ParameterValue, GetToolTip(seen)));
    }

    /// <summary>Whether an id is of what the command line names already; true where it names nothing.</summary>
    /// <param name="seen">The id.</param>
    /// <param name="typed">The parameters that are typed already.</param>
    private protected virtual bool IsMatch(CompletionEntry seen, IDictionary typed) => true;

    /// <summary>
    /// The value of a parameter; null where it is not typed, or can't be told before the command runs.
    /// </summary>
    /// <param name="typed">The parameters that are typed already.</param>
    /// <param name="parameter">The parameter's name.</param>
    private protected static string? GetTypedValue(IDictionary typed, string parameter) => (typed[parameter] is PSObject wrapped ? wrapped.BaseObject : typed[parameter]) switch
    {
        StatusProfile profile => profile.Name,
        IFormattable number => number.ToString(null, CultureInfo.InvariantCulture),
        string { Length: > 0 } text => text,
        _ => null,
    };

    private static bool HasPrefix(string text, string word) =>
        text.StartsWith(word, StringComparison.OrdinalIgnoreCase);

    private static string GetToolTip(CompletionEntry seen) => string.Join(", ", ((string?[])[seen.Name, seen.Place, seen.Profile]).Where(part => !string.IsNullOrEmpty(part)));
}
