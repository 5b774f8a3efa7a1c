using StatusPS.Emulator.Http;
using Keys = StatusPS.Emulator.EmulatorScenarios.Dts;

namespace StatusPS.Emulator.Aliyun.Diagnosis;

/// <summary>The arguments of <c>DescribeSynchronizationJobStatus</c>: one instance and a direction.</summary>
/// <param name="JobId">The ID of the instance.</param>
/// <param name="IsReverse">True for the reverse direction of a two-way job; otherwise it has no effect.</param>
/// <param name="RegionId">The region; null for any.</param>
internal sealed record DtsJobStatusArguments(string JobId, bool IsReverse, string? RegionId)
{
    private const string IdName = "SynchronizationJobId";
    private const string DirectionName = "SynchronizationDirection";

    /// <summary>Parses the arguments.</summary>
    /// <returns>The arguments, or null with an error.</returns>
    public static DtsJobStatusArguments? Parse(QueryParameters parameters, out AliyunApiError? error)
    {
        error = null;
        string? id = parameters.Find(IdName), region = parameters.Find("RegionId");
        string direction = parameters.Find(DirectionName) ?? EmulatedDtsDirection.Forward;
        if (string.IsNullOrEmpty(id))
            error = AliyunApiError.CreateMissing(IdName);
        else if (direction is not (EmulatedDtsDirection.Forward or EmulatedDtsDirection.Reverse))
            error = AliyunApiError.CreateInvalidParameter(DirectionName, "Forward or Reverse is expected.");
        else if (id.StartsWith(Keys.InvalidPrefix, StringComparison.Ordinal))
            error = new AliyunApiError(400, "InvalidJobId", "The specified synchronization job id is invalid.");
        else
        {
            return new(
                id,
                direction == EmulatedDtsDirection.Reverse,
                string.IsNullOrEmpty(region) ? null : region);
        }

        return null;
    }
}
