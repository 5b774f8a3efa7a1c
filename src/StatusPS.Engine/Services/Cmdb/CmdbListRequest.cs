using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using StatusPS.Engine.Platforms.BlueKing;
using StatusPS.Engine.Transport;

namespace StatusPS.Engine.Services.Cmdb;

/// <summary>One page of a list of CMDB's, sorted by id: through the ESB everything is in the body, with the caller; the gateway has the caller in a header.</summary>
internal abstract class CmdbListRequest<TItem>(BlueKingCaller caller, Uri address, long bizId, long start, int limit)
    : ApiRequest<CmdbPage> where TItem : class, ICmdbListItem
{
    public override string Service => BlueKingServices.Cmdb;

    public override Uri Endpoint => address;

    protected abstract JsonTypeInfo<CmdbListEnvelope<TItem>> Shape { get; }

    protected abstract string IdName { get; }

    public override HttpRequestMessage Build(DateTimeOffset now) => caller.Post(address, writer =>
    {
        writer.WriteNumber("bk_biz_id", bizId);
        WriteQuestion(writer);
        writer.WriteStartObject("page");
        writer.WriteNumber("start", start);
        writer.WriteNumber("limit", limit);
        writer.WriteString("sort", IdName);
        writer.WriteEndObject();
    });

    public override async ValueTask<CmdbPage> ReadAsync(ApiResponse answer, CancellationToken cancellationToken)
    {
        var envelope = await answer.ReadJsonAsync(Shape, cancellationToken);
        if (BlueKingFailure.Of(answer, envelope, caller.Profile) is { } failure) throw failure;
        if (envelope?.Data is not { } data) throw answer.Protocol("the answer is not the JSON that CMDB documents.");
        var items = new List<(long, string?)>(data.Info?.Count ?? 0);
        long last = long.MinValue;
        foreach (var item in data.Info ?? [])
        {
            if (item?.Id is not { } id) throw answer.Protocol($"the list has something without {IdName}.");
            if (id <= last) throw answer.Protocol($"the list is not sorted by {IdName}, as it was asked for.");
            items.Add((last = id, item.Name));
        }
        return new(items, data.Count is >= 0 ? data.Count : null);
    }

    protected abstract void WriteQuestion(Utf8JsonWriter writer);
}
