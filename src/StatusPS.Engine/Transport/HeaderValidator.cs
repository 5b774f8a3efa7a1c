using System.Buffers;
using StatusPS.Engine.Errors;

namespace StatusPS.Engine.Transport;

/// <summary>
/// Validates request headers, which are limited to printable ASCII. Other characters come from a value of the profile.
/// </summary>
internal static class HeaderValidator
{
    private static readonly SearchValues<char> Carried =
        SearchValues.Create([.. Enumerable.Range(0x20, 0x5F).Select(code => (char)code), '\t']);

    /// <summary>Returns true if a header can contain a value.</summary>
    public static bool IsValid(string value) => !value.AsSpan().ContainsAnyExcept(Carried);

    /// <summary>Validates the headers of a request.</summary>
    /// <exception cref="StatusException">A header cannot contain its value.</exception>
    public static void Validate(HttpRequestMessage request, StatusProfile profile)
    {
        foreach (var (name, values) in request.Headers.NonValidated)
        {
            foreach (string value in values)
            {
                if (IsValid(value)) continue;
                throw StatusErrors.Profile(
                    $"Profile '{profile.Name}' has a value that the header {name} cannot contain: headers are "
                        + $"limited to printable ASCII. Nothing was sent.",
                    "Correct the value with Set-StatusProfile; look for invisible characters that were copied "
                        + "with it.");
            }
        }
    }
}
