using System.Globalization;

namespace StatusPS.Engine.Services.Pages;

/// <summary>The keys of the records that a page of a console shows.</summary>
/// <param name="Service">The service of the console.</param>
/// <param name="Address">The address of the page.</param>
/// <param name="Ids">The IDs of the records; empty for a page that lists records.</param>
public sealed record PageKey(StatusService Service, WebPageAddress Address, IReadOnlyList<string> Ids)
{
    /// <summary>The other parts of the key, by the names of the cmdlet's parameters.</summary>
    public IReadOnlyDictionary<string, string> Parameters { get; init; } = new Dictionary<string, string>();

    /// <summary>Gets a part of the key; null when the page does not name it.</summary>
    /// <param name="parameter">The name of the parameter.</param>
    public string? Get(string parameter) => Parameters.GetValueOrDefault(parameter);

    /// <summary>Gets a part of the key that is a number; null when the page does not name it.</summary>
    /// <param name="parameter">The name of the parameter.</param>
    public long? GetNumber(string parameter) =>
        Get(parameter) is { } text ? long.Parse(text, CultureInfo.InvariantCulture) : null;

    /// <summary>Returns true for a text that is a positive integer of 64 bits.</summary>
    /// <param name="text">The text.</param>
    public static bool IsId(string text) =>
        long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out long id) && id > 0;
}
