using StatusPS.Engine.Services.Authing;
using StatusPS.Engine.Services.Cmdb;
using StatusPS.Engine.Services.Dts;
using StatusPS.Engine.Services.Job;
using StatusPS.Engine.Services.Pages;

namespace StatusPS.Engine.Services;

/// <summary>The services. Adding one takes a folder with a descriptor, a line here, a cmdlet and a view.</summary>
public static class ServiceRegistry
{
    /// <summary>The descriptors, in the order in which an overview lists the services.</summary>
    public static IReadOnlyList<ServiceDescriptor> All { get; } =
    [
        new CmdbServiceDescriptor(),
        new JobServiceDescriptor(),
        new DtsServiceDescriptor(),
        new AuthingServiceDescriptor(),
    ];

    /// <summary>Returns the descriptor of a service.</summary>
    /// <param name="service">The service.</param>
    /// <exception cref="InvalidOperationException">The service is not registered.</exception>
    public static ServiceDescriptor Get(StatusService service) =>
        All.First(descriptor => descriptor.Service == service);

    /// <summary>Returns the descriptor of a record's service.</summary>
    /// <param name="record">The record.</param>
    public static ServiceDescriptor Get(StatusRecord record) => Get(record.Service);

    /// <summary>Returns the key of a page of any service's console; null for other pages. Sends nothing.</summary>
    /// <param name="address">The address.</param>
    public static PageKey? ReadPage(WebPageAddress address) =>
        All.Select(descriptor => descriptor.ReadPage(address)).FirstOrDefault(key => key is not null);

    /// <summary>Returns the descriptor of the service that a cmdlet queries; null for every other cmdlet.</summary>
    /// <param name="commandName">The name of the cmdlet.</param>
    public static ServiceDescriptor? FindByCommand(string commandName) =>
        All.FirstOrDefault(
            descriptor => string.Equals(descriptor.CommandName, commandName, StringComparison.OrdinalIgnoreCase));
}
