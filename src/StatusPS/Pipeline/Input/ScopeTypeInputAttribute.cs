using System.Management.Automation;

namespace StatusPS.Pipeline.Input;

/// <summary>Takes a type of scope in any case, as PowerShell's users write it: JOB knows them in lower case alone.</summary>
internal sealed class ScopeTypeInputAttribute : ArgumentTransformationAttribute
{
    // Stands for an empty cell: PowerShell's own check of a set takes no null. Told from a word that was typed by its identity.
    private static readonly string NotGiven = new(JobScopeType.Biz.AsSpan());

    /// <summary>Whether an empty cell stands for what was not given; see <see cref="GetValueOrNull"/>.</summary>
    public bool AllowEmpty { get; init; }

    /// <summary>The type that was given; null when the cell was empty.</summary>
    /// <param name="type">The parameter's value.</param>
    public static string? GetValueOrNull(string? type) => ReferenceEquals(type, NotGiven) ? null : type;

    /// <inheritdoc/>
    public override object? Transform(EngineIntrinsics engineIntrinsics, object? inputData)
    {
        object? given = inputData is PSObject wrapped ? wrapped.BaseObject : inputData;
        if (AllowEmpty && (given is null || (given is string blank && string.IsNullOrWhiteSpace(blank)))) return NotGiven;
        return given is string type ? type.Trim().ToLowerInvariant() : inputData;
    }
}
