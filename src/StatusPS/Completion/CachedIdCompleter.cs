using System.Collections;
using System.Globalization;
using System.Management.Automation;
using System.Management.Automation.Language;
using StatusPS.Engine.Services;

namespace StatusPS.Completion;

/// <summary>
/// Completes IDs that this session has seen, by the beginning of the ID or the name. Only IDs of the profile and the
/// scope on the command line are offered. No service is queried.
/// </summary>
/// <param name="parameter">The name of the parameter in the descriptor of the records.</param>
public abstract class CachedIdCompleter(string parameter) : IArgumentCompleter
{
    /// <inheritdoc/>
    public IEnumerable<CompletionResult> CompleteArgument(
        string commandName, string parameterName, string wordToComplete, CommandAst commandAst,
        IDictionary fakeBoundParameters)
    {
        // The word is a prefix, not a pattern: an ID may contain "*".
        string word = wordToComplete.Trim('\'', '"');
        string? profile = GetTypedValue(fakeBoundParameters, "Profile");
        return CompletionCache.Get(parameter)
            .Where(seen => HasPrefix(seen.Id, word) || (seen.Name is { } name && HasPrefix(name, word)))
            .Where(seen => profile is null || seen.Profile.Equals(profile, StringComparison.OrdinalIgnoreCase))
            .Where(seen => IsMatch(seen, fakeBoundParameters))
            .DistinctBy(seen => seen.Id)
            .Select(seen => new CompletionResult(CommandArgument.Quote(seen.Id), seen.Name is null
                ? seen.Id
                : $"{seen.Id}  {seen.Name}", CompletionResultType.ParameterValue, GetToolTip(seen)));
    }

    /// <summary>Returns true if an ID matches the parameters on the command line, or if there are none.</summary>
    /// <param name="seen">The id.</param>
    /// <param name="typed">The parameters that are typed already.</param>
    private protected virtual bool IsMatch(CompletionEntry seen, IDictionary typed) => true;

    /// <summary>
    /// Returns the value of a parameter; null when it is missing, or known only when the command runs.
    /// </summary>
    /// <param name="typed">The parameters that are typed already.</param>
    /// <param name="parameter">The parameter's name.</param>
    private protected static string? GetTypedValue(IDictionary typed, string parameter) =>
        (typed[parameter] is PSObject wrapped ? wrapped.BaseObject : typed[parameter]) switch
        {
            StatusProfile profile => profile.Name,
            IFormattable number => number.ToString(null, CultureInfo.InvariantCulture),
            string { Length: > 0 } text => text,
            _ => null,
        };

    private static bool HasPrefix(string text, string word) =>
        text.StartsWith(word, StringComparison.OrdinalIgnoreCase);

    private static string GetToolTip(CompletionEntry seen) => string.Join(
        ", ", ((string?[])[seen.Name, seen.Scope, seen.Profile]).Where(part => !string.IsNullOrEmpty(part)));
}
