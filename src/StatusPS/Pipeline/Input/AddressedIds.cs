using System.Management.Automation;
using System.Runtime.CompilerServices;
using StatusPS.Engine.Services;
using StatusPS.Engine.Services.Pages;

namespace StatusPS.Pipeline.Input;

/// <summary>
/// The IDs that were read from addresses of console pages. A parameter keeps its type of IDs: the other parts of the
/// key are kept beside the array that PowerShell binds.
/// </summary>
internal static class AddressedIds
{
    private static readonly ConditionalWeakTable<Array, PageKey?[]> Pages = [];

    /// <summary>Converts a value that has an address; returns null for every other value. Sends nothing.</summary>
    /// <typeparam name="T">The type of an ID.</typeparam>
    /// <param name="input">The value of the parameter.</param>
    /// <param name="service">The service of the query.</param>
    /// <param name="convert">Converts the items that are no address.</param>
    /// <exception cref="ArgumentTransformationMetadataException">
    /// An address is of another service, or of no page with a record.
    /// </exception>
    public static T[]? Read<T>(object? input, StatusService service, Func<object?, object?> convert)
    {
        object? value = Unwrap(input);
        object?[] items = value is not string && LanguagePrimitives.GetEnumerable(value) is { } list
            ? [.. list.Cast<object?>()] : [value];
        if (!items.Any(item => FindAddress(item) is not null)) return null;
        var ids = new List<T>();
        var pages = new List<PageKey?>();
        foreach (object? item in items)
        {
            if (FindAddress(item) is not { } address)
            {
                ids.Add(LanguagePrimitives.ConvertTo<T>(convert(item)));
                pages.Add(null);
                continue;
            }
            var page = ReadPage(address, service);
            foreach (string id in page.Ids.DefaultIfEmpty(address))
            {
                ids.Add(LanguagePrimitives.ConvertTo<T>(id));
                pages.Add(page);
            }
        }
        T[] bound = [.. ids];
        Pages.Add(bound, [.. pages]);
        return bound;
    }

    /// <summary>Returns the IDs of a parameter, each with the page that it was read from; null for none.</summary>
    /// <typeparam name="T">The type of an ID.</typeparam>
    /// <param name="ids">The value of the parameter.</param>
    public static IEnumerable<(T Id, PageKey? Page)> Pair<T>(T[] ids)
    {
        var pages = Pages.TryGetValue(ids, out var found) ? found : null;
        return ids.Select((id, index) => (id, pages?[index]));
    }

    private static object? Unwrap(object? input) => input is PSObject wrapped ? wrapped.BaseObject : input;

    private static string? FindAddress(object? item)
    {
        string? text = Unwrap(item) switch
        {
            string typed => IdText.Clean(typed),
            Uri uri => uri.OriginalString,
            _ => null,
        };
        return text is not null && WebPageAddress.IsAddress(text) ? text : null;
    }

    private static PageKey ReadPage(string address, StatusService service)
    {
        var page = WebPageAddress.Parse(address) is { } parts ? ServiceRegistry.ReadPage(parts) : null;
        if (page?.Service == service) return page;
        throw new ArgumentTransformationMetadataException(page is null
            ? LocalizedText.From($"The address is not of a page that shows a record of {service}.")
            : LocalizedText.From(
                $"The address is of {page.Service}. Use {ServiceRegistry.Get(page.Service).CommandName}."));
    }
}
