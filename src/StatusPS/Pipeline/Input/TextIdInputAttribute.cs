using System.Management.Automation;

namespace StatusPS.Pipeline.Input;

/// <summary>Converts IDs that are texts, and addresses of console pages; rejects wildcard patterns.</summary>
/// <param name="service">The service of the IDs.</param>
internal sealed class TextIdInputAttribute(StatusService service) : ArgumentTransformationAttribute
{
    // Aliyun's documentation, and so the demo, hides the end of IDs like this.
    private const string Mask = "****";

    /// <inheritdoc/>
    public override object? Transform(EngineIntrinsics engineIntrinsics, object? inputData) =>
        AddressedIds.Read<string>(inputData, service, Convert) is { } ids ? ids
        : inputData is object[] items ? items.Select(Convert).ToArray() : Convert(inputData);

    private static object? Convert(object? input) => (input is PSObject wrapped ? wrapped.BaseObject : input) switch
    {
        string text when IdText.HasWildcard(text) && !text.EndsWith(Mask, StringComparison.Ordinal) =>
            throw IdText.CreateNameException(text),
        string text => IdText.Clean(text),
        _ => input,
    };
}
