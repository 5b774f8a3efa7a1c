using System.Collections;
using System.Management.Automation;
using System.Management.Automation.Language;

namespace StatusPS.Completion;

/// <summary>Completes durations.</summary>
public sealed class DurationCompleter : IArgumentCompleter
{
    private static readonly string[] Durations = ["15m", "1h", "1d", "7d"];

    /// <inheritdoc/>
    public IEnumerable<CompletionResult> CompleteArgument(
        string commandName, string parameterName, string wordToComplete, CommandAst commandAst,
        IDictionary fakeBoundParameters) =>
        Durations
            .Where(duration => duration.StartsWith(wordToComplete, StringComparison.OrdinalIgnoreCase))
            .Select(duration => new CompletionResult(duration));
}
