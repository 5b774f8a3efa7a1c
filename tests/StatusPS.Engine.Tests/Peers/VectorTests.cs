using System.Web;
using Xunit;

namespace StatusPS.Engine.Tests.Peers;

/// <summary>
/// The engine signs requests like the official clients, for values that each encoding spells differently.
/// </summary>
public sealed class VectorTests
{
    private static readonly string[] Awkward = [
        "", " ", "+", "*", "~", "!", "'", "(", ")", "/", "?", "=", "&", "%", "中", "😀"];

    private readonly VectorFile _vectors = VectorFile.Read();

    [Fact]
    public void Vectors_cover_the_special_characters()
    {
        Assert.Superset(Awkward.ToHashSet(), _vectors.Acs3.Select(vector => vector.Parameters["ResourceGroupId"])
            .ToHashSet());
        Assert.Superset(Awkward.ToHashSet(), _vectors.Rpc.Select(vector => vector.Parameters["ResourceGroupId"])
            .ToHashSet());
        Assert.Superset(
            Awkward.ToHashSet(),
            _vectors.Authing.Select(vector => vector.Parameters["syncTrigger"].GetString()!).ToHashSet());
        Assert.Contains(_vectors.Acs3, vector => vector.SecurityToken is not null);
        Assert.Contains(_vectors.Rpc, vector => vector.SecurityToken is not null);
    }

    [Fact]
    public void ACS3_signature_equals_that_of_the_official_client() => Assert.All(_vectors.Acs3, vector =>
    {
        using var request = vector.ByTheEngine(AliyunSignature.Acs3);
        Assert.Equal(vector.Authorization, request.Headers.GetValues("Authorization").Single());
    });

    [Fact]
    public void RPC_signature_equals_that_of_the_official_client() => Assert.All(_vectors.Rpc, vector =>
    {
        using var request = vector.ByTheEngine(AliyunSignature.Rpc);
        Assert.Equal(vector.Signature, HttpUtility.ParseQueryString(request.RequestUri!.Query)["Signature"]);
    });

    [Fact]
    public void Authing_signature_equals_that_of_the_official_client() =>
        Assert.All(_vectors.Authing, vector => Assert.Equal(vector.Authorization, vector.ByTheEngine()));
}
