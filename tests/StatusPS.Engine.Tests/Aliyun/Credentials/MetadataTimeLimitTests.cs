using StatusPS.Engine.Tests.Hosting;
using StatusPS.Engine.Tests.Time;
using Xunit;

namespace StatusPS.Engine.Tests.Aliyun.Credentials;

/// <summary>
/// A machine without the metadata service is known after a second for each version of it, or the set time.
/// </summary>
[Collection(nameof(VirtualTimeGroup))]
public sealed class MetadataTimeLimitTests : CredentialFixture
{
    private readonly VirtualTime _clock;

    public MetadataTimeLimitTests() : this(new()) { }

    private MetadataTimeLimitTests(VirtualTime clock) : base(clock) => _clock = clock;

    [Theory]
    [InlineData(false, null, 2)]
    [InlineData(true, null, 1)]
    [InlineData(true, "5", 5)]
    [InlineData(true, "0", 1)]
    [InlineData(true, "301", 1)]
    [InlineData(true, "soon", 1)]
    public async Task Metadata_service_that_does_not_respond_is_an_error_after_a_second(
        bool isV1Disabled, string? limit, int seconds)
    {
        if (limit is not null) Variables["STATUSPS_METADATA_TIMEOUT"] = limit;
        Variables["ALIBABA_CLOUD_ECS_METADATA"] = "ops";
        if (isV1Disabled) Variables["ALIBABA_CLOUD_IMDSV1_DISABLED"] = "true";
        Service.Override = _ => Reply.Hang;
        var error = await _clock.RunAsync(GetErrorAsync(Resolve()));
        Assert.Equal(StatusErrorKind.Timeout, error.Kind);
        Assert.Contains("ECS role ops", error.Message, StringComparison.Ordinal);
        Assert.Equal(seconds, _clock.Elapsed.TotalSeconds);
    }
}
