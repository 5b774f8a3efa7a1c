using System.Collections;
using System.Management.Automation;
using System.Management.Automation.Language;
using StatusPS.Cmdlets.Profiles;
using StatusPS.Engine.Services;

namespace StatusPS.Completion;

/// <summary>
/// Completes profile names, with the platform as tooltip. Omits stored profiles if the store cannot be read.
/// </summary>
public sealed class ProfileCompleter : IArgumentCompleter
{
    /// <inheritdoc/>
    public IEnumerable<CompletionResult> CompleteArgument(
        string commandName, string parameterName, string wordToComplete, CommandAst commandAst,
        IDictionary fakeBoundParameters)
    {
        // A query needs a profile of its platform; the profile cmdlets accept all.
        var platform = ServiceRegistry.FindByCommand(commandName)?.Platform;
        return [.. GetResults(wordToComplete, platform), .. GetBuiltInResults(wordToComplete, platform)];
    }

    /// <summary>Returns the profiles except the built-in ones, those of the platforms' files included.</summary>
    /// <param name="word">The beginning of the name, perhaps in quotes.</param>
    /// <param name="platform">The platform; null for all.</param>
    internal static IEnumerable<CompletionResult> GetResults(string word, StatusPlatform? platform)
    {
        var pattern = CreatePattern(word);
        return GetKnown()
            .Where(known => pattern.IsMatch(known.Name) && (platform is null || known.Platform == platform))
            .DistinctBy(known => known.Name)
            .Select(known => CreateResult(known.Name, known.Platform.ToString()));
    }

    private static IEnumerable<CompletionResult> GetBuiltInResults(string word, StatusPlatform? platform)
    {
        var pattern = CreatePattern(word);
        if (pattern.IsMatch(StatusProfile.DemoName))
            yield return CreateResult(StatusProfile.DemoName, "The emulator, in process: no network, no account");
        // Offered to those who know that it exists: it is for trying out roles.
        else if (pattern.IsMatch(StatusProfile.DemoRoleName)
            && DemoService.CreateProfiles(StatusProfile.DemoRoleName)
                .Any(profile => platform is null || profile.Platform == platform))
            yield return CreateResult(
                StatusProfile.DemoRoleName, "A role of the emulator, in process: no network, no account");
    }

    private static WildcardPattern CreatePattern(string word) =>
        WildcardPattern.Get(word.Trim('\'', '"') + "*", WildcardOptions.IgnoreCase);

    private static IEnumerable<(string Name, StatusPlatform Platform)> GetKnown() =>
        Known().Select(profile => (profile.Name, profile.Platform)).Concat(ProfileFinder.GetFileProfileNames());

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

    private static CompletionResult CreateResult(string name, string tooltip) =>
        new(CommandArgument.Quote(name), name, CompletionResultType.ParameterValue, tooltip);
}
