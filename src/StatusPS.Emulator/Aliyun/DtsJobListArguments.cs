using System.Collections.Frozen;
using System.Globalization;
using StatusPS.Emulator.Http;

namespace StatusPS.Emulator.Aliyun;

/// <summary>
/// The arguments of <c>DescribeDtsJobs</c>: a page of a region's jobs of one type, by default migrations.
/// </summary>
internal sealed record DtsJobListArguments(
    string Region, string JobType, int Page, int Size, bool IsByCreation, bool IsDescending, string? Status)
{
    private static readonly FrozenSet<string> Regions = FrozenSet.Create(
        StringComparer.Ordinal,
        "cn-hangzhou", "cn-shanghai", "cn-beijing", "cn-shenzhen", "cn-qingdao", "cn-zhangjiakou", "cn-huhehaote",
        "cn-wulanchabu", "cn-chengdu", "cn-guangzhou", "cn-heyuan", "cn-wuhan", "cn-wuhan-lr", "cn-fujian",
        "cn-hongkong", "cn-zhengzhou-jva", "ap-northeast-1", "ap-northeast-2", "ap-south-1", "ap-southeast-1",
        "ap-southeast-2", "ap-southeast-3", "ap-southeast-5", "ap-southeast-6", "ap-southeast-7", "eu-central-1",
        "eu-west-1", "us-east-1", "us-west-1", "me-east-1", "me-central-1");

    /// <summary>The instance; null for all.</summary>
    public string? InstanceId { get; private init; }

    /// <summary>The task; null for all.</summary>
    public string? TaskId { get; private init; }

    /// <summary>Parses the arguments.</summary>
    /// <returns>The arguments, or null with an error.</returns>
    public static DtsJobListArguments? Parse(QueryParameters parameters, out AliyunApiError? error)
    {
        error = null;
        string? region = parameters.Find("Region"), order = parameters.Find("OrderColumn");
        string type = parameters.Find("JobType") ?? "MIGRATION";
        string direction = parameters.Find("OrderDirection") ?? "ASC";
        if (string.IsNullOrEmpty(region))
            error = AliyunApiError.CreateMissing("Region");
        else if (!Regions.Contains(region))
            error = new(404, "InvalidRegionId.NotFound", "The specified RegionId does not exist.");
        else if (type is not ("MIGRATION" or "SYNC" or "SUBSCRIBE"))
            error = CreateError("JobType", "MIGRATION, SYNC or SUBSCRIBE is expected.");
        else if (!TryParseNumber(parameters.Find("PageNumber") ?? "1", out int page) || page < 1)
            error = CreateError("PageNumber", "a positive integer is expected.");
        else if (!TryParseNumber(parameters.Find("PageSize") ?? "20", out int size) || size is not (10 or 20 or 30))
            error = CreateError("PageSize", "10, 20 or 30 is expected.");
        else if (order is not (null or "CreateTime" or "FinishTime"))
            error = CreateError("OrderColumn", "CreateTime or FinishTime is expected.");
        else if (direction is not ("ASC" or "DESC"))
            error = CreateError("OrderDirection", "ASC or DESC is expected.");
        else if (parameters.Find("WithoutDbList") is not (null or "true" or "false"))
            error = CreateError("WithoutDbList", "true or false is expected.");
        else
        {
            return new(region, type, page, size, order == "CreateTime", direction == "DESC", parameters.Find("Status"))
            {
                InstanceId = parameters.Find("DtsInstanceId") is { Length: > 0 } instance ? instance : null,
                TaskId = parameters.Find("DtsJobId") is { Length: > 0 } task ? task : null,
            };
        }

        return null;
    }

    private static AliyunApiError CreateError(string name, string reason)
        => AliyunApiError.CreateInvalidParameter(name, reason);

    private static bool TryParseNumber(string text, out int number)
        => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out number);
}
