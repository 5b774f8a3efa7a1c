using System.Collections;
using System.Management.Automation;
using System.Management.Automation.Language;
using StatusPS.Engine.Services.Dts;

namespace StatusPS.Completion;

/// <summary>Completes the regions of DTS.</summary>
public sealed class RegionCompleter : IArgumentCompleter
{
    /// <inheritdoc/>
    public IEnumerable<CompletionResult> CompleteArgument(
        string commandName, string parameterName, string wordToComplete, CommandAst commandAst,
        IDictionary fakeBoundParameters)
    {
        var pattern = WildcardPattern.Get(wordToComplete + "*", WildcardOptions.IgnoreCase);
        return DtsRegions.Known.Where(pattern.IsMatch).Select(region => new CompletionResult(region));
    }
}
