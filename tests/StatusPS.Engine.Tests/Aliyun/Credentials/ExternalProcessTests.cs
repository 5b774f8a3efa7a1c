using StatusPS.Engine.Platforms.Aliyun.Credentials;
using StatusPS.Engine.Tests.Hosting;
using StatusPS.Engine.Tests.Time;
using Xunit;

namespace StatusPS.Engine.Tests.Aliyun.Credentials;

/// <summary>The command of an External profile of the CLI is run with permission only, and never for long.</summary>
public sealed class ExternalProcessTests : CredentialFixture
{
    private string Marker => Path.Combine(Home, "was run");

    [Fact]
    public async Task Command_is_not_run_without_permission()
    {
        WriteCommand("exit 0");
        var error = await GetErrorAsync(Find("AliyunCli:x"));
        Assert.Equal(StatusErrorKind.Profile, error.Kind);
        Assert.Contains(
            "Set-StatusProfile x -Aliyun -SourceProfile AliyunCli:x -AllowExternalProcess", error.RecommendedAction,
            StringComparison.Ordinal);
        Assert.False(File.Exists(Marker));
    }

    [Fact]
    public async Task Command_is_run_once_with_the_permission_of_a_stored_profile()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "A script of a shell.");
        WriteCommand(
            $"echo '{{\"mode\":\"AK\",\"access_key_id\":\"{KeyService.LastingId}\",\"access_key_secret\":\"process-secret\"}}'; echo process-secret >&2");
        var connection = Connect(Permitted());
        await QueryAsync(connection);
        await QueryAsync(connection);
        Assert.Equal("x", File.ReadAllText(Marker));
        Assert.Equal("********", connection.Redaction.Redact("process-secret"));
    }

    [Fact]
    public async Task Command_is_never_run_when_a_variable_forbids_it()
    {
        WriteCommand("exit 0");
        Variables["ALIBABA_CLOUD_DISABLE_EXTERNAL_PROCESS"] = "1";
        var error = await GetErrorAsync(Permitted());
        Assert.Contains("ALIBABA_CLOUD_DISABLE_EXTERNAL_PROCESS", error.Message, StringComparison.Ordinal);
        Assert.False(File.Exists(Marker));
    }

    [Theory]
    [InlineData("echo nothing", "JSON")]
    [InlineData("echo '{}'", "no key")]
    [InlineData("exit 3", "exit code 3")]
    public async Task Command_that_fails_is_an_error_without_its_output(string script, string reason)
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "A script of a shell.");
        WriteCommand("echo s-e-c-r-e-t >&2; " + script);
        var error = await GetErrorAsync(Permitted());
        Assert.Equal(StatusErrorKind.Authentication, error.Kind);
        Assert.Contains(reason, error.Message, StringComparison.Ordinal);
        Assert.DoesNotContain("s-e-c-r-e-t", error.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Command_that_does_not_end_is_stopped()
    {
        Assert.SkipWhen(OperatingSystem.IsWindows(), "A script of a shell.");
        WriteCommand("exec tail -f /dev/null");
        var query = GetErrorAsync(Permitted());
        await Guard.UntilAsync(() => File.Exists(Marker));
        Clock.Advance(60);
        Assert.Equal(StatusErrorKind.Timeout, (await query).Kind);
    }

    [Theory]
    [InlineData("a b  c", "a|b|c")]
    [InlineData("'a b' \"c 'd'\" e", "a b|c 'd'|e")]
    [InlineData("a '' b", "a||b")]
    [InlineData("a;b $(c) | d", "a;b|$(c)|||d")]
    [InlineData("  ", "")]
    public void Command_is_split_without_a_shell(string command, string words) =>
        Assert.Equal(words, string.Join('|', CommandLine.Split(command)));

    private AliyunProfile Permitted() => TestProfiles.With(new AliyunProfile("mine"), "https://dts.example",
        (nameof(AliyunProfile.SourceProfile), "AliyunCli:x"), (nameof(AliyunProfile.AllowExternalProcess), "True"));

    private void WriteCommand(string script)
    {
        string file = Path.Combine(Home, "helper.sh");
        File.WriteAllText(file, $"printf x >> '{Marker}'\n{script}\n");
        WriteCli($$"""{"name":"x","mode":"External","process_command":"/bin/sh {{file}}"}""");
    }
}
