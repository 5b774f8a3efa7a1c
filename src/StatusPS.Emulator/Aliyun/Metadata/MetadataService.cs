using System.Globalization;
using StatusPS.Emulator.Http;
using Accounts = StatusPS.Emulator.EmulatorAccounts.Aliyun;

namespace StatusPS.Emulator.Aliyun.Metadata;

/// <summary>The metadata service of an ECS instance: its token, the name of its role, and the role's keys.</summary>
/// <param name="options">The role and the mode of the token.</param>
/// <param name="tokens">The tokens.</param>
/// <param name="issuer">Issues the keys.</param>
internal sealed class MetadataService(
    EmulatorOptions options, MetadataTokenIssuer tokens, TemporaryKeyIssuer issuer)
{
    private const int MaxTokenSeconds = 21_600;

    private readonly RotatingKey _key = new(options, issuer, AliyunRole.Find(Accounts.EcsRoleArn)!, "i-statuspsdemo");

    /// <summary>Issues a token for the lifetime in the header.</summary>
    public EmulatorResponse IssueToken(ReceivedRequest request)
    {
        if (options.MetadataToken == MetadataTokenMode.Unsupported)
            return TextResponseWriter.WriteNotFoundPage();

        string? text = request.GetHeader("X-aliyun-ecs-metadata-token-ttl-seconds");
        return int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out int seconds)
            && seconds is > 0 and <= MaxTokenSeconds
            ? TextResponseWriter.WritePlain(200, tokens.Issue(request.ReceivedAt, TimeSpan.FromSeconds(seconds)))
            : TextResponseWriter.WriteBadRequestPage();
    }

    /// <summary>Returns the name of the instance's role.</summary>
    public EmulatorResponse GetRoleName(MetadataCall call) => options.EcsRoleName is { } name
        ? TextResponseWriter.WritePlain(200, name)
        : TextResponseWriter.WriteNotFoundPage();

    /// <summary>Returns the keys of the instance's role.</summary>
    public EmulatorResponse GetKeys(MetadataCall call)
        => options.EcsRoleName is not null && call.RoleName == options.EcsRoleName
            ? TemporaryKeyResponse.Write(_key.Get(call.Now))
            : TextResponseWriter.WriteNotFoundPage();
}
