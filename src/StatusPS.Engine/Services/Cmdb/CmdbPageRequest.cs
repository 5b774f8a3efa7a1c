using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using StatusPS.Engine.Platforms.BlueKing;
using StatusPS.Engine.Queries.Paging;
using StatusPS.Engine.Transport;

namespace StatusPS.Engine.Services.Cmdb;

/// <summary>
/// One page of a list of CMDB, sorted by id. The ESB takes the caller in the body, the gateway in a header.
/// </summary>
internal abstract class CmdbPageRequest<TItem>(BlueKingSession caller, Uri address, long bizId, long start, int limit)
    : BlueKingRequest<Page<(long Id, string? Name)>>(caller) where TItem : class, ICmdbListItem
{
    public override string Service => BlueKingServices.Cmdb;

    public override Uri Endpoint => address;

    protected abstract JsonTypeInfo<CmdbListEnvelope<TItem>> ResponseType { get; }

    protected abstract string IdName { get; }

    public override HttpRequestMessage Build(DateTimeOffset now) => Caller.Post(address, writer =>
    {
        writer.WriteNumber("bk_biz_id", bizId);
        WriteFilter(writer);
        writer.WriteStartObject("page");
        writer.WriteNumber("start", start);
        writer.WriteNumber("limit", limit);
        writer.WriteString("sort", IdName);
        writer.WriteEndObject();
    });

    public override async ValueTask<Page<(long Id, string? Name)>> ReadAsync(
        ApiResponse response, CancellationToken cancellationToken)
    {
        var envelope = await response.ReadJsonAsync(ResponseType, cancellationToken);
        if (BlueKingFailureMapper.Map(response, envelope, Caller.Profile) is { } failure) throw failure;
        if (envelope?.Data is not { } data)
            throw response.Protocol("the response is not the JSON that CMDB documents.");
        var items = new List<(long Id, string? Name)>(data.Info?.Count ?? 0);
        long last = long.MinValue;
        foreach (var item in data.Info ?? [])
        {
            if (item?.Id is not { } id) throw response.Protocol($"an item in the list has no {IdName}.");
            if (id <= last) throw response.Protocol($"the list is not sorted by {IdName} as requested.");
            items.Add((last = id, item.Name));
        }
        return new(items, data.Count);
    }

    protected abstract void WriteFilter(Utf8JsonWriter writer);
}
