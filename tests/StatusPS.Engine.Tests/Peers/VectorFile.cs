using System.Text.Json;

namespace StatusPS.Engine.Tests.Peers;

/// <summary><c>tests/peers/vectors.json</c>.</summary>
internal sealed record VectorFile(AliyunVector[] Acs3, AliyunVector[] Rpc, AuthingVector[] Authing)
{
    private static readonly JsonSerializerOptions Options =
        new(JsonSerializerDefaults.Web) { RespectNullableAnnotations = true };

    public static VectorFile Read() => JsonSerializer.Deserialize<VectorFile>(
        File.ReadAllBytes(Path.Combine(PeersFolder.Path, "vectors.json")), Options)!;
}
