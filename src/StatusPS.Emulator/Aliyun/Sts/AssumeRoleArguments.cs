using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;
using StatusPS.Emulator.Http;

namespace StatusPS.Emulator.Aliyun.Sts;

/// <summary>The parameters that both actions for a role have.</summary>
/// <param name="Role">The role.</param>
/// <param name="SessionName">The name of the session.</param>
/// <param name="Duration">The lifetime of the keys.</param>
internal sealed partial record AssumeRoleArguments(AliyunRole Role, string SessionName, TimeSpan Duration)
{
    private const int MinSeconds = 900;
    private const int DefaultSeconds = 3600;
    private const int MaxPolicyLength = 2048;

    /// <summary>Parses the parameters.</summary>
    /// <param name="parameters">The parameters.</param>
    /// <param name="error">The error; null for valid parameters.</param>
    /// <returns>The parameters, or null with an error.</returns>
    public static AssumeRoleArguments? Parse(QueryParameters parameters, out AliyunApiError? error)
    {
        string arn = parameters.Find("RoleArn") ?? string.Empty;
        string session = parameters.Find("RoleSessionName") ?? string.Empty;
        var role = AliyunRole.Find(arn);
        error = CheckText("RoleArn", arn, RoleArnPattern())
            ?? CheckText("RoleSessionName", session, SessionNamePattern())
            ?? CheckPolicy(parameters.Find("Policy"))
            ?? (role is null ? new(404, "EntityNotExist.Role", $"The role not exists: {arn}.") : null);
        if (error is not null)
            return null;

        error = CheckDuration(
            parameters.Find("DurationSeconds"), role!.MaxSessionDuration, out var duration);
        return error is null ? new AssumeRoleArguments(role, session, duration) : null;
    }

    /// <summary>Checks a text that is required.</summary>
    /// <returns>The error, or null.</returns>
    public static AliyunApiError? CheckText(string name, string? text, Regex pattern)
    {
        if (string.IsNullOrEmpty(text))
            return AliyunApiError.CreateMissing(name);

        return pattern.IsMatch(text) ? null : CreateInvalid(name, $"The parameter {name} is wrongly formed.");
    }

    public static AliyunApiError CreateInvalid(string name, string message)
        => new(400, "InvalidParameter." + name, message);

    private static AliyunApiError? CheckDuration(string? text, TimeSpan max, out TimeSpan duration)
    {
        duration = TimeSpan.FromSeconds(DefaultSeconds);
        if (text is null)
            return null;

        bool isNumber = int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out int seconds);
        duration = TimeSpan.FromSeconds(seconds);
        return isNumber && seconds >= MinSeconds && duration <= max
            ? null
            : CreateInvalid("DurationSeconds", $"The Min/Max value of DurationSeconds is 15min/{max.TotalHours}hr.");
    }

    private static AliyunApiError? CheckPolicy(string? text)
    {
        var invalid = CreateInvalid(
            "PolicyGrammar", "The parameter Policy has not passed grammar check.");
        if (text is null)
            return null;
        if (text.Length is 0 or > MaxPolicyLength)
            return invalid;

        try
        {
            using var policy = JsonDocument.Parse(text);
            return policy.RootElement.ValueKind == JsonValueKind.Object
                && policy.RootElement.TryGetProperty("Statement", out _)
                ? null
                : invalid;
        }
        catch (JsonException)
        {
            return invalid;
        }
    }

    [GeneratedRegex(@"^acs:ram::\d{16}:role/[A-Za-z0-9.\-]{1,64}\z")]
    private static partial Regex RoleArnPattern();

    [GeneratedRegex(@"^[A-Za-z0-9.@\-_]{2,64}\z")]
    private static partial Regex SessionNamePattern();
}
