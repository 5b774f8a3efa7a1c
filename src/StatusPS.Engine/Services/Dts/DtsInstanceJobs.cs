using StatusPS.Engine.Platforms.Aliyun;
using StatusPS.Engine.Transport;

namespace StatusPS.Engine.Services.Dts;

/// <summary>Lists the jobs of one instance with <c>DescribeDtsJobs</c>, one record a direction.</summary>
/// <param name="connection">The connection of an Aliyun profile.</param>
/// <param name="trace">Receives one redacted line per HTTP attempt; null disables tracing.</param>
internal sealed class DtsInstanceJobs(ProfileConnection connection, Action<string>? trace)
{
    private readonly AliyunSigner _signer = AliyunPlatformDescriptor.Instance.GetSession(connection);

    /// <summary>Lists the jobs.</summary>
    /// <param name="key">The instance, with its region.</param>
    /// <param name="cancellationToken">A token to cancel the operation.</param>
    /// <exception cref="StatusException">The list failed.</exception>
    public async Task<IReadOnlyList<DtsSyncStatus>> ListAsync(DtsKey key, CancellationToken cancellationToken)
    {
        var records = new List<DtsSyncStatus>();
        var profile = (AliyunProfile)connection.Profile;
        for (int number = 1; ; number++)
        {
            var request = new DtsPageRequest(connection, _signer, key.RegionId!, number, trace, key.JobId);
            var page = await connection.SendAsync(request, trace, cancellationToken);
            foreach (var item in page.Items)
            {
                var mapped = DtsListMapper.Map(item, key.RegionId!, page, profile, connection.Redaction);
                records.AddRange(mapped.Where(record => record.SynchronizationJobId == key.JobId));
            }
            if (page.Items.Count < DtsPageRequest.MaxPageSize) return records;
        }
    }
}
