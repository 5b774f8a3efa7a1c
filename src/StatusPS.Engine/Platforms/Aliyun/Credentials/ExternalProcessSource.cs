using System.ComponentModel;
using System.Diagnostics;
using System.Globalization;
using System.Text;
using System.Text.Json;
using StatusPS.Engine.Errors;

namespace StatusPS.Engine.Platforms.Aliyun.Credentials;

/// <summary>
/// The command of an External profile of the CLI, which prints a key as JSON. Runs without a shell, without input, and
/// for at most a minute. Its output is never shown.
/// </summary>
/// <param name="profile">The profile, which has the command and the permission to run it.</param>
/// <param name="time">The clock.</param>
/// <param name="redaction">The redaction of the profile.</param>
internal sealed class ExternalProcessSource(AliyunProfile profile, TimeProvider time, Redaction redaction)
    : CredentialSource
{
    private const int MaxOutputLength = 64 * 1024;
    private const string Switch = "ALIBABA_CLOUD_DISABLE_EXTERNAL_PROCESS";

    private static readonly TimeSpan Limit = TimeSpan.FromMinutes(1);

    public override LocalizedText Description => LocalizedText.From($"command of {profile.Name}");

    public override async Task<ObtainedCredential> ObtainAsync(
        Action<string>? trace, CancellationToken cancellationToken)
    {
        if (CredentialValue.NotEmpty(profile.Environment(Switch)) is not null)
        {
            throw StatusErrors.Profile(
                $"{Switch} is set: the command of {profile.Name} is not run.",
                "Clear the variable, or use a profile with another source of its key.");
        }
        string[] words = CommandLine.Split(profile.ProcessCommand!);
        if (words.Length == 0) throw Failed("it is empty.");
        string output = await RunAsync(words, cancellationToken);
        ProcessOutput? key;
        try
        {
            key = JsonSerializer.Deserialize(output, CredentialJson.Default.ProcessOutput);
        }
        catch (JsonException)
        {
            throw Failed("its output is not the JSON that the CLI expects.");
        }
        redaction.Add(key?.AccessKeySecret);
        redaction.Add(key?.StsToken);
        if (key is not { AccessKeyId.Length: > 0, AccessKeySecret.Length: > 0 }) throw Failed("it printed no key.");
        var credential = new AliyunCredential(key.AccessKeyId, key.AccessKeySecret,
            CredentialValue.NotEmpty(key.StsToken), FindExpiration(key));
        var lifetime = credential.ExpiresAt - time.GetUtcNow();
        return lifetime is null || lifetime > TimeSpan.Zero
            ? new(credential, lifetime) : throw Failed("it printed a key that has ended already.");
    }

    private async Task<string> RunAsync(string[] words, CancellationToken cancellationToken)
    {
        var start = new ProcessStartInfo(words[0], words[1..])
        {
            UseShellExecute = false,
            CreateNoWindow = true,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            StandardOutputEncoding = Encoding.UTF8,
        };
        using var process = new Process { StartInfo = start };
        using var limit = new CancellationTokenSource(Limit, time);
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken, limit.Token);
        try
        {
            if (!process.Start()) throw Failed("it could not be started.");
            process.StandardInput.Close();
            // What it writes there may have secrets, and must not block it.
            var errors = process.StandardError.BaseStream.CopyToAsync(Stream.Null, stop.Token);
            string output = await ReadAsync(process.StandardOutput, stop.Token);
            await errors;
            await process.WaitForExitAsync(stop.Token);
            return process.ExitCode == 0 ? output
                : throw Failed(LocalizedText.From($"it ended with exit code {process.ExitCode}."));
        }
        catch (OperationCanceledException) when (!cancellationToken.IsCancellationRequested)
        {
            throw Failed("it did not end within a minute.", StatusErrorKind.Timeout);
        }
        catch (Exception failure) when (failure is Win32Exception or IOException or InvalidOperationException)
        {
            throw Failed("it could not be run.");
        }
        finally
        {
            Stop(process);
        }
    }

    private async Task<string> ReadAsync(StreamReader reader, CancellationToken cancellationToken)
    {
        var text = new StringBuilder();
        char[] buffer = new char[4096];
        while (await reader.ReadAsync(buffer, cancellationToken) is > 0 and var count)
        {
            if (text.Length + count > MaxOutputLength) throw Failed("its output is too large.");
            text.Append(buffer, 0, count);
        }
        return text.ToString();
    }

    private static void Stop(Process process)
    {
        try
        {
            if (!process.HasExited) process.Kill(entireProcessTree: true);
        }
        catch (Exception failure) when (failure is InvalidOperationException or Win32Exception or NotSupportedException)
        {
            // Never started, or ended meanwhile.
        }
    }

    private static DateTimeOffset? FindExpiration(ProcessOutput key) =>
        DateTimeOffset.TryParse(key.Expiration, CultureInfo.InvariantCulture,
            DateTimeStyles.AssumeUniversal | DateTimeStyles.AdjustToUniversal, out var end) ? end
        : key.StsExpiration is > 0 and < 253_402_300_800 ? DateTimeOffset.FromUnixTimeSeconds(key.StsExpiration.Value)
        : null;

    private StatusException Failed(LocalizedText reason, StatusErrorKind kind = StatusErrorKind.Authentication) =>
        StatusErrors.Plain(kind, "Aliyun CLI",
            LocalizedText.From($"no key from the command of {profile.Name}: {reason}"), redaction,
            advice: "Run the command (process_command in the CLI's file) by itself, and correct what it reports.");
}
