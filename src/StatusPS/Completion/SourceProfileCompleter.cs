using System.Collections;
using System.Management.Automation;
using System.Management.Automation.Language;

namespace StatusPS.Completion;

/// <summary>Completes the profiles of Aliyun whose credentials another one can use, without that one itself.</summary>
public sealed class SourceProfileCompleter : IArgumentCompleter
{
    /// <inheritdoc/>
    public IEnumerable<CompletionResult> CompleteArgument(
        string commandName, string parameterName, string wordToComplete, CommandAst commandAst,
        IDictionary fakeBoundParameters)
    {
        string? own = fakeBoundParameters["Name"]?.ToString();
        return [.. ProfileCompleter.GetResults(wordToComplete, StatusPlatform.Aliyun)
            .Where(result => !string.Equals(result.ListItemText, own, StringComparison.OrdinalIgnoreCase))];
    }
}
