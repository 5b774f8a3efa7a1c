using StatusPS.Emulator.BlueKing.Cmdb;
using StatusPS.Emulator.BlueKing.Job;
using StatusPS.Emulator.Http;

namespace StatusPS.Emulator.BlueKing.Esb;

/// <summary>The enterprise service bus: <c>/api/c/compapi/v2/…</c>.</summary>
internal sealed class EsbService(EmulatedCloud cloud) : IEmulatedService
{
    private readonly EsbAction[] _actions =
    [
        new CmdbEsbAction(cloud), new CmdbTemplatesEsbAction(cloud), new CmdbModulesEsbAction(cloud),
        new JobV3EsbAction(cloud), new JobListV3EsbAction(cloud),
    ];
    private readonly UnknownComponentAction _unknown = new();

    public IEmulatedAction? Find(WireRequest request)
    {
        if (!request.Path.StartsWith("/api/c/", StringComparison.Ordinal))
            return null;

        foreach (EsbAction action in _actions)
        {
            if (action.Path == request.Path && (request.Method == "POST" || (action.TakesGet && request.Method == "GET")))
                return action;
        }

        return _unknown;
    }
}
