using System.Text.RegularExpressions;

namespace StatusPS.Engine.Platforms.Aliyun.Credentials;

/// <summary>
/// Recognizes the values that name roles and their sessions. Source: the parameters of AssumeRole in the RAM
/// documentation.
/// </summary>
internal static partial class CredentialValue
{
    /// <summary>The shortest validity of a role's keys, in seconds.</summary>
    public const int MinDuration = 900;

    /// <summary>The longest validity of a role's keys, in seconds.</summary>
    public const int MaxDuration = 43_200;

    /// <summary>Returns true for the ARN of a role.</summary>
    public static bool IsRoleArn(string text) => RoleArn().IsMatch(text);

    /// <summary>Returns true for the ARN of an OpenID Connect provider.</summary>
    public static bool IsProviderArn(string text) => ProviderArn().IsMatch(text);

    /// <summary>Returns true for the name of a role.</summary>
    public static bool IsRoleName(string text) => RoleName().IsMatch(text);

    /// <summary>Returns true for the name of a role's session.</summary>
    public static bool IsSessionName(string text) => SessionName().IsMatch(text);

    /// <summary>Returns true for an external ID.</summary>
    public static bool IsExternalId(string text) => ExternalId().IsMatch(text);

    /// <summary>Returns true for the name of a region.</summary>
    public static bool IsRegion(string text) => Region().IsMatch(text);

    /// <summary>Returns true for a variable that is set to true.</summary>
    public static bool IsTrue(string? text) => string.Equals(text, "true", StringComparison.OrdinalIgnoreCase);

    /// <summary>Returns null for an empty text.</summary>
    public static string? NotEmpty(string? text) => string.IsNullOrEmpty(text) ? null : text;

    [GeneratedRegex(@"^acs:ram::[0-9]{1,32}:role/[A-Za-z0-9._/-]{1,256}\z")]
    private static partial Regex RoleArn();

    [GeneratedRegex(@"^acs:ram::[0-9]{1,32}:oidc-provider/[A-Za-z0-9._-]{1,128}\z")]
    private static partial Regex ProviderArn();

    [GeneratedRegex(@"^(?!\.{1,2}\z)[A-Za-z0-9._-]{1,64}\z")]
    private static partial Regex RoleName();

    [GeneratedRegex(@"^[A-Za-z0-9_.@=-]{2,64}\z")]
    private static partial Regex SessionName();

    [GeneratedRegex(@"^[A-Za-z0-9_+=,.@:/-]{2,1224}\z")]
    private static partial Regex ExternalId();

    [GeneratedRegex(@"^[A-Za-z0-9](-?[A-Za-z0-9]){1,39}\z")]
    private static partial Regex Region();
}
