using StatusPS.Emulator;
using StatusPS.Engine.Platforms.Aliyun;
using StatusPS.Engine.Tests.Hosting;
using StatusPS.Engine.Tests.Time;
using StatusPS.Engine.Transport;
using Xunit;
using Scenarios = StatusPS.Emulator.EmulatorScenarios.Dts;

namespace StatusPS.Engine.Tests.Aliyun.Credentials;

/// <summary>Keys from the emulator, which verifies each signature and each token.</summary>
public sealed class EmulatedSourceTests : StoreFixture
{
    private readonly TestClock _clock = new();
    private readonly EmulatedCloud _cloud;
    private readonly IssuingEmulator _emulator;

    public EmulatedSourceTests()
    {
        _cloud = new(time: _clock);
        _emulator = new(_cloud, _clock);
    }

    public static TheoryData<KeySource> Sources => [.. Enum.GetValues<KeySource>()];

    public static TheoryData<KeySource> Roles =>
        [KeySource.Role, KeySource.ExternalRole, KeySource.Chain, KeySource.Oidc];

    private string TokenFile => Path.Combine(Home, "token");

    [Theory]
    [MemberData(nameof(Sources))]
    public async Task Query_is_signed_with_the_key_that_was_issued(KeySource source)
    {
        var connection = Connect(source);
        await QueryAsync(connection);
        await QueryAsync(connection);
        var held = AliyunPlatformDescriptor.Instance.GetSession(connection).Current;
        Assert.Equal(_emulator.Issued[^1], held);
        Assert.Equal((EmulatedSource.KeysPerSignIn(source), 2), (_cloud.CountKeys(source), _emulator.Queries.Length));
        Assert.Equal(held.ExpiresAt!.Value.LocalDateTime, ((AliyunProfile)connection.Profile).CredentialExpiresAt);
    }

    [Theory]
    [MemberData(nameof(Sources))]
    public async Task Expired_keys_are_renewed_once_for_all_queries(KeySource source)
    {
        var connection = Connect(source);
        await QueryAsync(connection);
        _cloud.ExpireAliyunKeys();
        await Task.WhenAll(Enumerable.Range(0, 16).Select(_ => QueryAsync(connection)));
        Assert.Equal(2 * EmulatedSource.KeysPerSignIn(source), _cloud.CountKeys(source));
        // All of the first sixteen may be refused; none is repeated more than once.
        Assert.InRange(_emulator.Queries.Length, 1 + 16 + 1, 1 + 16 + 16);
    }

    [Theory]
    [MemberData(nameof(Roles))]
    public async Task Renewal_that_the_service_rejects_names_the_role_and_the_code(KeySource source)
    {
        var connection = Connect(source);
        await QueryAsync(connection);
        _cloud.ExpireAliyunKeys();
        _cloud.Options.Faults.Add(EmulatorFault.TryParse("unauthorized:1", out var fault)
            ? fault
            : throw new InvalidOperationException());
        var error = await TestQueries.GetErrorAsync(QueryAsync(connection));
        Assert.Equal(StatusErrorKind.Authentication, error.Kind);
        Assert.Contains(((AliyunProfile)connection.Profile).RoleArn!, error.Message, StringComparison.Ordinal);
        Assert.NotNull(error.Code);
        Assert.Equal(EmulatedSource.KeysPerSignIn(source), _cloud.CountKeys(source));
    }

    private ProfileConnection Connect(KeySource source)
    {
        File.WriteAllText(TokenFile, _cloud.IssueOidcToken());
        return TestProfiles.Connect(EmulatedSource.CreateProfile(source, TokenFile), _clock, _emulator);
    }

    private static async Task QueryAsync(ProfileConnection connection) =>
        Assert.Single(
            (await TestQueries.DtsAsync(connection, Scenarios.RegionId, Scenarios.DocumentedFirst))[0].Records);
}
