using System.Diagnostics.CodeAnalysis;
using System.Globalization;

namespace StatusPS.Emulator;

/// <summary>A fault and its rate.</summary>
/// <param name="Kind">The kind of fault.</param>
/// <param name="Rate">The share of affected requests, from 0 to 1.</param>
public sealed record EmulatorFault(EmulatorFaultKind Kind, double Rate)
{
    /// <summary>Parses <c>KIND:RATE</c>, for example <c>refuse429:0.1</c>. The kind is not case-sensitive.</summary>
    /// <param name="text">The text.</param>
    /// <param name="fault">The fault; null if the text is not one.</param>
    /// <returns>True if the text is a fault.</returns>
    public static bool TryParse(string? text, [NotNullWhen(true)] out EmulatorFault? fault)
    {
        fault = null;
        string[] parts = (text ?? string.Empty).Split(':');
        if (parts.Length != 2
            || !parts[0].All(char.IsAsciiLetterOrDigit)
            || char.IsAsciiDigit(parts[0].FirstOrDefault('0'))
            || !Enum.TryParse(parts[0], ignoreCase: true, out EmulatorFaultKind kind)
            || !double.TryParse(parts[1], NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out double rate)
            || rate is < 0 or > 1)
        {
            return false;
        }

        fault = new EmulatorFault(kind, rate);
        return true;
    }
}
