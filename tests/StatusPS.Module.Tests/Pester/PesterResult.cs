using System.Text.Json.Serialization;

namespace StatusPS.Module.Tests.Pester;

/// <summary>The result of one Pester test, as <c>Run.ps1 -Result</c> writes it.</summary>
/// <param name="File">The name of the test file.</param>
/// <param name="Name">The path of the test within its file.</param>
/// <param name="Result">The word for how it ended.</param>
/// <param name="Milliseconds">The duration in milliseconds.</param>
/// <param name="Message">The text of the failure or the reason of the skip; null when it passed.</param>
internal sealed record PesterResult(
    [property: JsonRequired] string File,
    [property: JsonRequired] string Name,
    [property: JsonRequired] string Result,
    double Milliseconds,
    string? Message)
{
    /// <summary>True if the test passed.</summary>
    public bool HasPassed => Result == "Passed";

    /// <summary>True if the test was skipped.</summary>
    public bool IsSkipped => Result == "Skipped";
}
