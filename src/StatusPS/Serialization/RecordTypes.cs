using System.Globalization;
using System.Management.Automation;
using StatusPS.Engine.Services;

namespace StatusPS.Serialization;

/// <summary>Which type a service's records have.</summary>
internal static class RecordTypes
{
    private static readonly Dictionary<StatusService, Type> Types =
        ServiceRegistry.All.ToDictionary(descriptor => descriptor.Service, descriptor => descriptor.RecordType);

    /// <summary>The type of a service's records; null: it names no service.</summary>
    /// <param name="service">The service, its name or its number.</param>
    public static Type? FromService(object? service) =>
        service is not null && LanguagePrimitives.TryConvertTo(service, CultureInfo.InvariantCulture, out StatusService known) ? Types.GetValueOrDefault(known) : null;

    /// <summary>The service of a type of records.</summary>
    /// <param name="type">One of the types.</param>
    public static StatusService GetService(Type type) => Types.First(pair => pair.Value == type).Key;

    /// <summary>The type by its full name; null: it is none of them.</summary>
    /// <param name="name">The name.</param>
    public static Type? FromName(string name) => Types.Values.FirstOrDefault(type => type.FullName == name);
}
