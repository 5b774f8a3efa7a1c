namespace StatusPS.Emulator.Aliyun;

/// <summary>An error of Aliyun's common error codes, of DTS or of STS.</summary>
internal sealed record AliyunApiError(int Status, string Code, string Message)
{
    public static AliyunApiError KeyNotFound { get; }
        = new(404, "InvalidAccessKeyId.NotFound", "Specified access key is not found.");

    public static AliyunApiError TokenMalformed { get; }
        = new(400, "InvalidSecurityToken.Malformed", "Specified SecurityToken is malformed.");

    public static AliyunApiError TokenExpired { get; }
        = new(400, "InvalidSecurityToken.Expired", "Specified SecurityToken is expired.");

    public static AliyunApiError TokenMismatch { get; } = new(
        400, "InvalidSecurityToken.MismatchWithAccessKey", "Specified SecurityToken mismatch with the AccessKey.");

    public static AliyunApiError CreateMissing(string name)
        => new(400, "Missing" + name, $"{name} is mandatory for this action.");

    public static AliyunApiError CreateInvalidParameter(string name, string reason)
        => new(400, "InvalidParameter", $"The specified parameter {name} is not valid: {reason}");

    public static AliyunApiError CreateIncompleteSignature(string message) => new(400, "IncompleteSignature", message);

    public static AliyunApiError CreateSignatureMismatch(string serverText) => new(
        400,
        "SignatureDoesNotMatch",
        "Specified signature is not matched with our calculation. server string to sign is:" + serverText);
}
