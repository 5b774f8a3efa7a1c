using System.Collections;
using System.Management.Automation;
using System.Management.Automation.Language;
using StatusPS.Commands.Profiles;
using StatusPS.Engine.Services;

namespace StatusPS.Completion;

/// <summary>
/// Completes profile names, with the platform as tooltip. Omits stored profiles if the store cannot be read.
/// </summary>
public sealed class ProfileCompleter : IArgumentCompleter
{
    /// <inheritdoc/>
    public IEnumerable<CompletionResult> CompleteArgument(
        string commandName, string parameterName, string wordToComplete, CommandAst commandAst, IDictionary fakeBoundParameters)
    {
        // A query needs a profile of its platform; the profile cmdlets accept all.
        return [.. GetResults(wordToComplete, ServiceRegistry.FindByCommand(commandName)?.Platform)];
    }

    private static IEnumerable<CompletionResult> GetResults(string word, StatusPlatform? platform)
    {
        var pattern = WildcardPattern.Get(word.Trim('\'', '"') + "*", WildcardOptions.IgnoreCase);
        foreach (var profile in Known().Where(profile => pattern.IsMatch(profile.Name) && (platform is null || profile.Platform == platform)).DistinctBy(profile => profile.Name))
            yield return CreateResult(profile.Name, profile.Platform.ToString());
        if (pattern.IsMatch(StatusProfile.DemoName)) yield return CreateResult(StatusProfile.DemoName, "The emulator, in process: no network, no account");
    }

    private static IReadOnlyList<StatusProfile> Known()
    {
        try
        {
            return [.. ProfileFinder.All()];
        }
        catch (StatusException)
        {
            return [.. SessionChoice.InMemory()];
        }
    }

    private static CompletionResult CreateResult(string name, string tooltip) => new(CommandArgument.Quote(name), name, CompletionResultType.ParameterValue, tooltip);
}
