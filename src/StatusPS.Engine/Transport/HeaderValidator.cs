using System.Buffers;
using StatusPS.Engine.Errors;

namespace StatusPS.Engine.Transport;

/// <summary>What a request's headers can carry: printable ASCII. Anything else comes from a profile's value, and is told as that.</summary>
internal static class HeaderValidator
{
    private static readonly SearchValues<char> Carried = SearchValues.Create([.. Enumerable.Range(0x20, 0x5F).Select(code => (char)code), '\t']);

    /// <summary>Whether a header can carry a value.</summary>
    public static bool IsValid(string value) => !value.AsSpan().ContainsAnyExcept(Carried);

    /// <exception cref="StatusException">A header can't carry its value.</exception>
    public static void Validate(HttpRequestMessage request, StatusProfile profile)
    {
        foreach (var (name, values) in request.Headers.NonValidated)
        {
            foreach (string value in values)
            {
                if (IsValid(value)) continue;
                throw StatusErrors.Profile(
                    $"Profile '{profile.Name}' has a value that the header {name} cannot contain: headers are limited to printable ASCII. Nothing was sent.",
                    "Correct the value with Set-StatusProfile; look for invisible characters that were copied with it.");
            }
        }
    }
}
