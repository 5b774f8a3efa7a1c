using System.Globalization;
using StatusPS.Emulator.Http;

namespace StatusPS.Emulator.Authing;

/// <summary><c>list-sync-tasks</c> (reference/authing.md, Neighbours).</summary>
internal sealed class SyncTasksAction(EmulatedCloud cloud, AuthingGate gate) : IEmulatedAction
{
    private const long LargestLimit = 50;

    private readonly SyncTaskShelf _shelf = new(cloud.Options);

    public string Name => EmulatorActions.AuthingTasks;

    public string Service => "authing";

    public EmulatorResponse Answer(WireRequest request)
    {
        if (gate.Check(request, EmulatorActions.AuthingTasksByToken, EmulatorActions.AuthingTasksBySignature) is { } refusal)
            return AuthingAnswer.Refuse(request, refusal);
        if (!TryNumber(request.Query.Find("page") ?? "1", out long page) || page is < 1 or > int.MaxValue)
            return AuthingAnswer.Refuse(request, AuthingRefusal.BadParameter("page"));
        if (!TryNumber(request.Query.Find("limit") ?? "10", out long limit) || limit is < 1 or > LargestLimit)
            return AuthingAnswer.Refuse(request, AuthingRefusal.BadParameter("limit"));

        IReadOnlyList<SyncTask> tasks = _shelf.Read(request.Time);
        List<SyncTask> given = [.. tasks.Skip((int)Math.Min(int.MaxValue, (page - 1) * limit)).Take((int)limit)];
        return AuthingAnswer.Success(request, (given, total: tasks.Count, request.Time), static (json, state) => SyncTasksJson.Write(json, state.given, state.total, state.Time));
    }

    public EmulatorResponse RefuseTooMany(WireRequest request, TimeSpan retryAfter) => AuthingAnswer.Refuse(request, AuthingRefusal.TooMany);

    public EmulatorResponse RefuseUnauthorized(WireRequest request) => AuthingAnswer.Refuse(request, AuthingRefusal.NotSignedIn);

    private static bool TryNumber(string? text, out long number)
        => long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out number);
}
