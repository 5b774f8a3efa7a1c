using StatusPS.Emulator.BlueKing.Cmdb;
using StatusPS.Emulator.BlueKing.Job;
using StatusPS.Emulator.Http;

namespace StatusPS.Emulator.BlueKing.Gateway;

/// <summary>
/// The API gateway: <c>/api/{gateway}/{stage}/…</c> at any host, or <c>/{stage}/…</c> at a host that starts with the gateway's name.
/// </summary>
internal sealed class GatewayService(EmulatedCloud cloud) : IEmulatedService
{
    private static readonly string[] Names = [EmulatorAccounts.BlueKing.CmdbGateway, EmulatorAccounts.BlueKing.JobGateway, EmulatorAccounts.BlueKing.OtherJobGateway];

    private readonly GatewayAction[] _actions =
    [
        new CmdbGatewayAction(cloud), new CmdbTemplatesGatewayAction(cloud), new CmdbModulesGatewayAction(cloud),
        new JobV4GatewayAction(cloud), new JobListV4GatewayAction(cloud), new JobV3GatewayAction(cloud), new JobListV3GatewayAction(cloud),
    ];
    private readonly UnpublishedAction _unpublished = new(cloud);

    public IEmulatedAction? Find(WireRequest request)
    {
        string? gateway = Array.Find(Names, name => request.Host.StartsWith(name + ".", StringComparison.OrdinalIgnoreCase));
        string rest = request.Path;
        if (gateway is null)
        {
            if (!rest.StartsWith("/api/", StringComparison.Ordinal))
                return null;

            (gateway, rest) = Split(rest["/api".Length..]);
        }

        (string stage, request.ResourcePath) = Split(rest);
        if (stage != EmulatorAccounts.BlueKing.Stage)
            return _unpublished;

        foreach (GatewayAction action in _actions)
        {
            if (action.IsPublishedAt(gateway) && action.Method == request.Method && action.Matches(request.ResourcePath))
                return action;
        }

        return _unpublished;
    }

    /// <summary>Takes the first segment off a path.</summary>
    private static (string First, string Remainder) Split(string path)
    {
        int end = path.IndexOf('/', Math.Min(1, path.Length));
        return end < 0 ? (path.TrimStart('/'), "/") : (path[1..end], path[end..]);
    }
}
