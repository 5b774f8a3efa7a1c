using StatusPS.Engine.Tests.Hosting;
using Xunit;

namespace StatusPS.Engine.Tests.Profiles;

/// <summary>The default scope of a BlueKing profile as a business.</summary>
public sealed class DefaultScopeTests
{
    [Theory]
    [InlineData(null, "3", 3L)]
    [InlineData("biz", "3", 3L)]
    [InlineData("biz_set", "3", null)]
    [InlineData("tenant_set", "3", null)]
    [InlineData("biz", null, null)]
    [InlineData(null, null, null)]
    [InlineData("biz", "0", null)]
    [InlineData("biz", "-3", null)]
    [InlineData("biz", "3.0", null)]
    [InlineData("biz", "业务", null)]
    [InlineData("biz", "9223372036854775808", null)]
    public void DefaultBizId_is_set_for_a_business_only(string? type, string? scope, long? expected) =>
        Assert.Equal(expected,
        TestProfiles.BlueKing(
            null, (nameof(BlueKingProfile.ScopeType), type), (nameof(BlueKingProfile.ScopeId), scope)).DefaultBizId);
}
