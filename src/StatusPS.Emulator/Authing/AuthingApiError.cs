using StatusPS.Emulator.Http;

namespace StatusPS.Emulator.Authing;

/// <summary>An error in a response body. The API codes 1300 to 1306 are those of access key signatures.</summary>
internal sealed record AuthingApiError(int StatusCode, int? ApiCode, string Chinese, string English)
{
    public static readonly AuthingApiError Malformed = new(
        401, 1300, "请求签名格式错误", "The Authorization header or a signature header is missing or malformed");

    public static readonly AuthingApiError UnknownKey = new(
        401, 1301, "accessKeyId 不存在", "The accessKeyId does not exist");

    public static readonly AuthingApiError WrongSignature = new(
        401, 1302, "accessKeySecret 或签名错误", "The accessKeySecret or the signature is wrong");

    public static readonly AuthingApiError DateMissing = new(
        401, 1303, "缺少 date 请求头", "The date header is missing");

    public static readonly AuthingApiError DateMalformed = new(
        401, 1304, "date 请求头格式错误", "The date header is malformed");

    public static readonly AuthingApiError ClockSkew = new(
        401, 1305, "请求时间与服务器时间相差过大", "The date header is too far from the server's time");

    public static readonly AuthingApiError Replay = new(
        401, 1306, "请求重复", "The request was received before");

    public static readonly AuthingApiError NotSignedIn = new(
        401, null, "尚未登录或凭证已失效", "Not signed in, or the token is no longer valid");

    public static readonly AuthingApiError OtherUserPool = new(
        403, null, "用户池 ID 不匹配", "x-authing-userpool-id does not match the credentials");

    public static readonly AuthingApiError OtherTenant = new(
        403, null, "无权访问此租户", "The tenant is not accessible");

    public static readonly AuthingApiError TaskNotFound = new(
        404, null, "同步任务不存在", "The sync task does not exist");

    public static readonly AuthingApiError JobNotFound = new(
        404, null, "同步作业不存在", "The sync job does not exist");

    public static readonly AuthingApiError TooManyRequests = new(
        429, null, "请求过于频繁，请稍后再试", "Too many requests, please try again later");

    public static readonly AuthingApiError WrongSecret = new(
        499, 1000, "用户池密钥错误", "The secret of the user pool is wrong");

    public static readonly AuthingApiError UserPoolNotFound = new(
        404, null, "用户池不存在", "The user pool does not exist");

    /// <summary>The messages of a validator, which are a list; null for a single message.</summary>
    public string[]? Messages { get; init; }

    public static AuthingApiError CreateInvalid(params string[] messages)
        => new(400, null, string.Empty, string.Empty) { Messages = messages };

    public static AuthingApiError CreateRouteNotFound(ReceivedRequest request)
    {
        string message = $"Cannot {request.Method} {request.Path}";
        return new(404, null, message, message);
    }

    public static AuthingApiError CreateInvalidParameter(string name)
        => new(400, null, $"参数 {name} 不合法", $"The parameter {name} is not valid");
}
