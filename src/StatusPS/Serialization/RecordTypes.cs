using System.Globalization;
using System.Management.Automation;
using StatusPS.Engine.Services;

namespace StatusPS.Serialization;

/// <summary>Maps services to the types of their records.</summary>
internal static class RecordTypes
{
    private static readonly Dictionary<StatusService, Type> Types =
        ServiceRegistry.All.ToDictionary(descriptor => descriptor.Service, descriptor => descriptor.RecordType);

    /// <summary>Gets the type of a service's records; null when the value is not a service.</summary>
    /// <param name="service">The service, its name or its number.</param>
    public static Type? FromService(object? service) =>
        service is not null
        && LanguagePrimitives.TryConvertTo(service, CultureInfo.InvariantCulture, out StatusService known)
            ? Types.GetValueOrDefault(known) : null;

    /// <summary>Gets the service of a record type.</summary>
    /// <param name="type">One of the types.</param>
    public static StatusService GetService(Type type) => Types.First(pair => pair.Value == type).Key;

    /// <summary>Gets a record type by its full name; null when there is none.</summary>
    /// <param name="name">The name.</param>
    public static Type? FromName(string name) => Types.Values.FirstOrDefault(type => type.FullName == name);
}
