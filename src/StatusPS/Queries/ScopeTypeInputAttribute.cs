using System.Management.Automation;

namespace StatusPS.Queries;

/// <summary>Takes a type of scope in any case, as PowerShell's users write it: JOB knows them in lower case alone.</summary>
internal sealed class ScopeTypeInputAttribute : ArgumentTransformationAttribute
{
    /// <inheritdoc/>
    public override object? Transform(EngineIntrinsics engineIntrinsics, object? inputData) =>
        (inputData is PSObject wrapped ? wrapped.BaseObject : inputData) is string type ? type.ToLowerInvariant() : inputData;
}
