using System.Management.Automation;

namespace StatusPS.Pipeline.Input;

/// <summary>
/// Takes what is left of a profile object after another process: one that is stored is found again by its name; one that
/// was in memory has lost its secrets, and whoever uses it is told so, in place of a profile that happens to have its name.
/// </summary>
internal sealed class ProfileInputAttribute : ArgumentTransformationAttribute
{
    private const string Copied = "Deserialized.StatusPS.";

    /// <inheritdoc/>
    public override object? Transform(EngineIntrinsics engineIntrinsics, object? inputData)
    {
        if (inputData is object[] several && several.Any(one => Read(one) is not null)) return several.Select(one => Read(one) ?? one).ToArray();
        return Read(inputData) ?? inputData;
    }

    private static ProfileReference? Read(object? given)
    {
        if (given is not PSObject copy || !copy.TypeNames.Any(type => type.StartsWith(Copied, StringComparison.Ordinal))) return null;
        if (copy.Properties["Name"]?.Value is not string name || copy.Properties["Protection"]?.Value is not string protection) return null;
        return protection == StatusProfile.InMemory ? ProfileReference.Lost(name) : new ProfileReference(name);
    }
}
