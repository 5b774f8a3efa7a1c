using System.Net.Http.Headers;
using System.Text.Json;
using System.Text.Json.Serialization.Metadata;
using StatusPS.Engine.Http;

namespace StatusPS.Engine.BlueKing.Cmdb;

/// <summary>One page of a list of CMDB's, sorted by id: through the ESB everything is in the body, with the caller; the gateway has the caller in a header.</summary>
internal abstract class CmdbListCall<TItem>(BlueKingProfile profile, BlueKingCaller caller, Uri address, long bizId, long start, int limit)
    : WireCall<CmdbPage> where TItem : class, ICmdbListItem
{
    public override string Service => "BlueKing CMDB";

    public override Uri Endpoint => address;

    protected abstract JsonTypeInfo<CmdbListEnvelope<TItem>> Shape { get; }

    protected abstract string IdName { get; }

    public override HttpRequestMessage Build(DateTimeOffset now)
    {
        bool esb = profile.Api == BlueKingApi.Esb;
        byte[] body = BlueKingCaller.Write(writer =>
        {
            if (esb) caller.WriteEsb(writer);
            writer.WriteNumber("bk_biz_id", bizId);
            WriteQuestion(writer);
            writer.WriteStartObject("page");
            writer.WriteNumber("start", start);
            writer.WriteNumber("limit", limit);
            writer.WriteString("sort", IdName);
            writer.WriteEndObject();
        });
        var request = new HttpRequestMessage(HttpMethod.Post, address)
        {
            Content = new ByteArrayContent(body) { Headers = { ContentType = new MediaTypeHeaderValue("application/json") } },
        };
        if (esb) caller.SignEsb(request);
        else caller.SignGateway(request);
        return request;
    }

    public override async ValueTask<CmdbPage> ReadAsync(Answer answer, CancellationToken cancel)
    {
        var envelope = await answer.ReadJsonAsync(Shape, cancel);
        if (BlueKingFailure.Of(answer, envelope) is { } failure) throw failure;
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
