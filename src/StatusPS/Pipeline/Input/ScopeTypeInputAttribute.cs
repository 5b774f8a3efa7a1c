using System.Management.Automation;

namespace StatusPS.Pipeline.Input;

/// <summary>Converts scope types to lower case, the only form that JOB accepts.</summary>
internal sealed class ScopeTypeInputAttribute : ArgumentTransformationAttribute
{
    // Stands for an empty cell, because ValidateSet rejects null. It is compared by reference: its text is a valid
    // type.
    private static readonly string NotSpecified = new(JobScopeType.Biz.AsSpan());

    /// <summary>True to accept an empty cell as a value that was not specified.</summary>
    public bool AllowEmpty { get; init; }

    /// <summary>Gets the specified type; null when the cell was empty.</summary>
    /// <param name="type">The value of the parameter.</param>
    public static string? GetValueOrNull(string? type) => ReferenceEquals(type, NotSpecified) ? null : type;

    /// <inheritdoc/>
    public override object? Transform(EngineIntrinsics engineIntrinsics, object? inputData)
    {
        object? input = inputData is PSObject wrapped ? wrapped.BaseObject : inputData;
        bool isEmpty = input is null || (input is string text && string.IsNullOrWhiteSpace(text));
        if (AllowEmpty && isEmpty) return NotSpecified;
        return input is string type ? type.Trim().ToLowerInvariant() : inputData;
    }
}
