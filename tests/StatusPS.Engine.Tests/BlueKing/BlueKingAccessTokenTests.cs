using StatusPS.Engine.Errors;
using StatusPS.Engine.Platforms.BlueKing;
using Xunit;

namespace StatusPS.Engine.Tests.BlueKing;

public sealed class BlueKingAccessTokenTests : IDisposable
{
    private readonly string _file = Path.Combine(Path.GetTempPath(), Path.GetRandomFileName());
    private readonly BlueKingProfile _profile = new("bk");

    public BlueKingAccessTokenTests() => _profile.Set(nameof(BlueKingProfile.AccessTokenFile), _file, "Test");

    public void Dispose() => File.Delete(_file);

    [Fact]
    public async Task Token_of_a_file_is_read_again_only_when_the_site_refuses_it()
    {
        var redaction = new Redaction(_profile);
        var token = new BlueKingAccessToken(_profile, TimeProvider.System, redaction);
        Write("token-one\n");
        await token.PrepareAsync(TestContext.Current.CancellationToken);
        Assert.Equal("token-one", token.Text);
        Write("token-two");
        await token.PrepareAsync(TestContext.Current.CancellationToken);
        Assert.Equal("token-one", token.Text);
        Assert.True(token.Renew("token-one"));
        Assert.Equal("token-two", token.Text);
        // A request that sent the old token is repeated with the new one.
        Assert.True(token.Renew("token-one"));
        Assert.Equal($"{Redaction.Mask} {Redaction.Mask}", redaction.Redact("token-one token-two"));
    }

    [Fact]
    public async Task Request_is_not_repeated_when_the_file_has_no_other_token()
    {
        var token = new BlueKingAccessToken(_profile, TimeProvider.System, null);
        Write("token-one");
        await token.PrepareAsync(TestContext.Current.CancellationToken);
        Assert.False(token.Renew("token-one"));
        Write("");
        Assert.False(token.Renew("token-one"));
        Assert.False(token.Renew(null));
        Assert.Equal("token-one", token.Text);
    }

    [Fact]
    public async Task Missing_file_is_an_error_that_names_it()
    {
        var token = new BlueKingAccessToken(_profile, TimeProvider.System, null);
        var failure = await Assert.ThrowsAsync<StatusException>(
            async () => await token.PrepareAsync(TestContext.Current.CancellationToken));
        Assert.Contains(_file, failure.Message, StringComparison.Ordinal);
    }

    private void Write(string text) => File.WriteAllText(_file, text);
}
