namespace StatusPS.Emulator.Aliyun;

/// <summary>A refusal: HTTP status, <c>Code</c> and <c>Message</c>, those of Aliyun's common errors and of DTS's own.</summary>
internal sealed record AliyunError(int Status, string Code, string Message)
{
    public static AliyunError Missing(string name) => new(400, "Missing" + name, $"{name} is mandatory for this action.");

    public static AliyunError InvalidParameter(string name, string reason)
        => new(400, "InvalidParameter", $"The specified parameter {name} is not valid: {reason}");

    public static AliyunError SignatureDoesNotMatch(string serverText)
        => new(400, "SignatureDoesNotMatch", "Specified signature is not matched with our calculation. server string to sign is:" + serverText);
}
