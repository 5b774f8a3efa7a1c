using StatusPS.Emulator.Http;

namespace StatusPS.Emulator.Authing;

/// <summary>A refusal as it stands in the body. Numbers 1300 to 1306 are those of access key signatures.</summary>
internal sealed record AuthingRefusal(int StatusCode, int? ApiCode, string Chinese, string English)
{
    public static readonly AuthingRefusal Malformed = new(401, 1300, "请求签名格式错误", "The Authorization header or a signature header is missing or malformed");
    public static readonly AuthingRefusal UnknownKey = new(401, 1301, "accessKeyId 不存在", "The accessKeyId does not exist");
    public static readonly AuthingRefusal WrongSignature = new(401, 1302, "accessKeySecret 或签名错误", "The accessKeySecret or the signature is wrong");
    public static readonly AuthingRefusal DateMissing = new(401, 1303, "缺少 date 请求头", "The date header is missing");
    public static readonly AuthingRefusal DateMalformed = new(401, 1304, "date 请求头格式错误", "The date header is malformed");
    public static readonly AuthingRefusal ClockSkew = new(401, 1305, "请求时间与服务器时间相差过大", "The date header is too far from the server's time");
    public static readonly AuthingRefusal Replay = new(401, 1306, "请求重复", "The request was received before");
    public static readonly AuthingRefusal NotSignedIn = new(401, null, "尚未登录或凭证已失效", "Not signed in, or the token is no longer valid");
    public static readonly AuthingRefusal OtherUserPool = new(403, null, "用户池 ID 不匹配", "x-authing-userpool-id does not match the credentials");
    public static readonly AuthingRefusal OtherTenant = new(403, null, "无权访问此租户", "The tenant is not accessible");
    public static readonly AuthingRefusal TaskNotFound = new(404, null, "同步任务不存在", "The sync task does not exist");
    public static readonly AuthingRefusal TooMany = new(429, null, "请求过于频繁，请稍后再试", "Too many requests, please try again later");

    public static readonly AuthingRefusal WrongSecret = new(499, 1000, "用户池密钥错误", "The secret of the user pool is wrong");
    public static readonly AuthingRefusal UserPoolNotFound = new(404, null, "用户池不存在", "The user pool does not exist");

    /// <summary>The messages of a validator, which come as a list; <see langword="null"/> for one message.</summary>
    public string[]? Messages { get; init; }

    public static AuthingRefusal Invalid(params string[] messages) => new(400, null, string.Empty, string.Empty) { Messages = messages };

    public static AuthingRefusal NoRoute(WireRequest request)
    {
        string message = $"Cannot {request.Method} {request.Path}";
        return new(404, null, message, message);
    }

    public static AuthingRefusal BadParameter(string name) => new(400, null, $"参数 {name} 不合法", $"The parameter {name} is not valid");
}
