using System.Runtime.CompilerServices;
using StatusPS.Engine.Json;
using StatusPS.Engine.Platforms.Aliyun;
using StatusPS.Engine.Queries.Paging;
using StatusPS.Engine.Transport;

namespace StatusPS.Engine.Services.Dts;

/// <summary>Lists the synchronization jobs of regions, by <c>DescribeDtsJobs</c>: one record a direction.</summary>
public sealed class DtsList
{
    private readonly ProfileConnection _connection;
    private readonly AliyunSigner _signer;
    private readonly Action<string>? _trace;

    /// <summary>Makes a list.</summary>
    /// <param name="connection">The connection of an Aliyun profile.</param>
    /// <param name="trace">Is told of each request.</param>
    /// <exception cref="StatusException">The profile lacks something.</exception>
    public DtsList(ProfileConnection connection, Action<string>? trace = null)
    {
        _connection = connection;
        _signer = AliyunPlatformDescriptor.Instance.GetSession(connection);
        _trace = trace;
        _ = DtsEndpoint.For((AliyunProfile)connection.Profile, null);
    }

    /// <summary>Lists regions side by side, in their order; in each, the oldest jobs come first.</summary>
    /// <param name="regions">The regions.</param>
    /// <param name="name">Which names are wanted; null: all, those without a name too.</param>
    /// <param name="throttle">How many regions are asked at once. The pages of one are asked in turn: the service takes 20 requests a second from an account in a region.</param>
    /// <param name="cancellationToken">A token to cancel the operation.</param>
    /// <returns>Records, and a failure for each region that failed; what was read of it before is given.</returns>
    public IAsyncEnumerable<Listed<DtsSyncStatus>> ReadAsync(
        IEnumerable<string> regions, Func<string, bool>? name, int throttle, CancellationToken cancellationToken) =>
        OrderedParallelReader.ReadAsync(regions.ToAsyncEnumerable(), (region, stop) => RegionAsync(region, name, stop), throttle, cancellationToken);

    private async IAsyncEnumerable<Listed<DtsSyncStatus>> RegionAsync(
        string region, Func<string, bool>? name, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var list = new ConsistentPageReader<DtsListItem>(DtsListRequest.LargestPage, (page, stop) => PageAsync(region, page, stop),
            item => item.JobId is { Length: > 0 } id ? id : $"{item.InstanceId} {item.Direction}",
            item => ApiTime.FromIso(item.CreateTime) is { } made ? new DateTimeOffset(made) : null);
        await using var items = list.ReadAsync(
            () => ConsistentPageReader<DtsListItem>.Changing(DtsStatusRequest.ServiceName, $"the list of region {region}", _connection.Redaction), cancellationToken).GetAsyncEnumerator(cancellationToken);
        StatusError? failed = null;
        var jobs = new DtsListedJobs();
        while (failed is null)
        {
            IReadOnlyList<DtsSyncStatus> records = [];
            try
            {
                if (!await items.MoveNextAsync()) yield break;
                var (item, page) = items.Current;
                if (name is null || (item.Name is { } called && name(called)))
                    records = DtsListReader.Read(item, region, page, _connection.Profile.Name, _connection.Redaction);
            }
            catch (StatusException failure)
            {
                failed = failure.Error;
            }
            foreach (var record in records)
            {
                if (jobs.Add(record)) yield return new(record);
            }
        }
        yield return new(failed, region);
    }

    private async Task<ListPage<DtsListItem>> PageAsync(string region, int page, CancellationToken cancellationToken) =>
        await _connection.SendAsync(new DtsListRequest(_connection, _signer, region, page), _trace, cancellationToken);
}
