using System.Runtime.CompilerServices;
using StatusPS.Engine.Json;
using StatusPS.Engine.Platforms.Aliyun;
using StatusPS.Engine.Queries;
using StatusPS.Engine.Queries.Paging;
using StatusPS.Engine.Transport;

namespace StatusPS.Engine.Services.Dts;

/// <summary>
/// Lists the synchronization jobs of regions with <c>DescribeDtsJobs</c>, one record a direction, the oldest first.
/// Several regions are read at once. The pages of one are read in turn: the service takes 20 requests a second from an
/// account in a region. A region that fails is one failure.
/// </summary>
public sealed class DtsLister : StatusLister<DtsListRequest, DtsSyncStatus>
{
    private readonly ProfileConnection _connection;
    private readonly AliyunSigner _signer;
    private readonly Action<string>? _trace;

    /// <summary>Creates a lister.</summary>
    /// <param name="connection">The connection of an Aliyun profile.</param>
    /// <param name="trace">Receives one redacted line per HTTP attempt; null disables tracing.</param>
    /// <exception cref="StatusException">The profile is incomplete.</exception>
    public DtsLister(ProfileConnection connection, Action<string>? trace = null)
    {
        _connection = connection;
        _signer = AliyunPlatformDescriptor.Instance.GetSession(connection);
        _trace = trace;
        _ = DtsEndpoint.GetAddress((AliyunProfile)connection.Profile, null);
    }

    /// <inheritdoc/>
    public override IAsyncEnumerable<Listed<DtsSyncStatus>> ListAsync(
        DtsListRequest request, CancellationToken cancellationToken) =>
        OrderedParallelReader.ReadAsync(request.Regions.ToAsyncEnumerable(),
            (region, stop) => ListRegionAsync(region, request.Name, stop), request.ThrottleLimit, cancellationToken);

    private async IAsyncEnumerable<Listed<DtsSyncStatus>> ListRegionAsync(
        string region, Func<string, bool>? name, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var reader = new ConsistentPageReader<DtsListItem>(DtsPageRequest.MaxPageSize,
            (page, stop) => _connection.SendAsync(
                new DtsPageRequest(_connection, _signer, region, page, _trace), _trace, stop),
            item => item.JobId is { Length: > 0 } id ? id : $"{item.InstanceId} {item.Direction}",
            item => ApiTime.FromIso(item.CreateTime) is { } made ? new DateTimeOffset(made) : null);
        var changing = () => ConsistentPageReader<DtsListItem>.CreateFailure(
            DtsStatusRequest.ServiceName, $"the list of region {region}", _connection.Redaction);
        await using var items = reader.ReadAsync(changing, cancellationToken).GetAsyncEnumerator(cancellationToken);
        StatusError? error = null;
        var jobs = new DtsListedJobs();
        var profile = (AliyunProfile)_connection.Profile;
        while (error is null)
        {
            IReadOnlyList<DtsSyncStatus> records = [];
            try
            {
                if (!await items.MoveNextAsync()) yield break;
                var (item, page) = items.Current;
                if (name is null || (item.Name is { } jobName && name(jobName)))
                    records = DtsListMapper.Map(item, region, page, profile, _connection.Redaction);
            }
            catch (StatusException failure)
            {
                error = failure.Error;
            }
            foreach (var record in records)
            {
                if (jobs.Add(record)) yield return new(record);
            }
        }
        yield return new(error, region);
    }
}
