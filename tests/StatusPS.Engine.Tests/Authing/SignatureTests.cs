using StatusPS.Demo.Hosting;
using StatusPS.Emulator;
using StatusPS.Engine.Tests.Hosting;
using Xunit;
using Key = StatusPS.Emulator.EmulatorAccounts.Authing;

namespace StatusPS.Engine.Tests.Authing;

/// <summary>Signed requests against the emulator, whose verifier shares no code with the engine.</summary>
public sealed class SignatureTests
{
    [Theory]
    [InlineData("a b")]
    [InlineData("a+b*~!'()/?=&%")]
    [InlineData("%41")]
    [InlineData("中文")]
    [InlineData("😀")]
    public async Task Trigger_with_special_characters_has_a_valid_signature(string trigger)
    {
        var cloud = new EmulatedCloud();
        await using var host = await EmulatorHost.StartAsync(cloud, cancellationToken: TestQueries.CancellationToken);
        var profile = TestProfiles.Signed(
            host.Address.AbsoluteUri, (nameof(AuthingProfile.AccessKeyId), Key.AccessKeyId),
            (AuthingProfile.AccessKeySecret, Key.AccessKeySecret));
        var pending = TestQueries.AuthingAsync(profile, trigger: trigger);
        await Task.WhenAny(pending);
        // The trigger is refused, the signature was taken.
        if (pending.IsFaulted)
            Assert.Equal(StatusErrorKind.InvalidRequest, (await TestQueries.GetErrorAsync(pending)).Kind);
        Assert.Equal(1, cloud.Counters.GetCount(EmulatorActions.AuthingListBySignature));
    }

    [Theory]
    [InlineData("wrong-secret-1234", StatusErrorKind.Authentication)]
    [InlineData(Key.AccessKeySecret, null)]
    public async Task Wrong_secret_is_rejected(string secret, StatusErrorKind? kind)
    {
        await using var host =
            await EmulatorHost.StartAsync(new EmulatedCloud(), cancellationToken: TestQueries.CancellationToken);
        var profile = TestProfiles.Signed(
            host.Address.AbsoluteUri, (nameof(AuthingProfile.AccessKeyId), Key.AccessKeyId),
            (AuthingProfile.AccessKeySecret, secret));
        var pending = TestQueries.AuthingAsync(profile);
        if (kind is null) Assert.Single(await pending);
        else Assert.Equal(kind, (await TestQueries.GetErrorAsync(pending)).Kind);
    }
}
