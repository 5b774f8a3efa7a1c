using System.Management.Automation;

namespace StatusPS.Pipeline.Input;

/// <summary>
/// Converts profile objects that were deserialized from another process. A stored profile is referred to by its name. A
/// profile in memory has lost its secrets; its use is an error, even if another profile has its name.
/// </summary>
internal sealed class ProfileInputAttribute : ArgumentTransformationAttribute
{
    private const string DeserializedPrefix = "Deserialized.StatusPS.";

    /// <inheritdoc/>
    public override object? Transform(EngineIntrinsics engineIntrinsics, object? inputData)
    {
        if (inputData is object[] items && items.Any(item => Read(item) is not null))
            return items.Select(item => Read(item) ?? item).ToArray();
        return Read(inputData) ?? inputData;
    }

    private static ProfileReference? Read(object? input)
    {
        if (input is not PSObject copy || !copy.TypeNames.Any(IsDeserialized)) return null;
        if (copy.Properties["Name"]?.Value is not string name) return null;
        if (copy.Properties["Protection"]?.Value is not string protection) return null;
        return protection == StatusProfile.InMemory ? ProfileReference.Lost(name) : new ProfileReference(name);
    }

    private static bool IsDeserialized(string type) => type.StartsWith(DeserializedPrefix, StringComparison.Ordinal);
}
