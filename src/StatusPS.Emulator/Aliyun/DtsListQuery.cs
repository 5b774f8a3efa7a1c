using System.Collections.Frozen;
using System.Globalization;
using StatusPS.Emulator.Http;

namespace StatusPS.Emulator.Aliyun;

/// <summary>What a caller of <c>DescribeDtsJobs</c> asks: a page of a region's jobs of one type. Migrations, unless told otherwise.</summary>
internal sealed record DtsListQuery(string Region, string JobType, int Page, int Size, bool ByCreation, bool Descending, string? Status)
{
    private static readonly FrozenSet<string> Regions = FrozenSet.Create(
        StringComparer.Ordinal,
        "cn-hangzhou", "cn-shanghai", "cn-beijing", "cn-shenzhen", "cn-qingdao", "cn-zhangjiakou", "cn-huhehaote", "cn-wulanchabu", "cn-chengdu",
        "cn-guangzhou", "cn-heyuan", "cn-wuhan", "cn-wuhan-lr", "cn-fujian", "cn-hongkong", "cn-zhengzhou-jva", "ap-northeast-1", "ap-northeast-2",
        "ap-south-1", "ap-southeast-1", "ap-southeast-2", "ap-southeast-3", "ap-southeast-5", "ap-southeast-6", "ap-southeast-7", "eu-central-1",
        "eu-west-1", "us-east-1", "us-west-1", "me-east-1", "me-central-1");

    public static DtsListQuery? Parse(QueryParameters parameters, out AliyunError? error)
    {
        error = null;
        string? region = parameters.Find("Region"), order = parameters.Find("OrderColumn");
        string type = parameters.Find("JobType") ?? "MIGRATION", direction = parameters.Find("OrderDirection") ?? "ASC";
        if (string.IsNullOrEmpty(region))
            error = AliyunError.Missing("Region");
        else if (!Regions.Contains(region))
            error = new AliyunError(404, "InvalidRegionId.NotFound", "The specified RegionId does not exist.");
        else if (type is not ("MIGRATION" or "SYNC" or "SUBSCRIBE"))
            error = AliyunError.InvalidParameter("JobType", "MIGRATION, SYNC or SUBSCRIBE is expected.");
        else if (!int.TryParse(parameters.Find("PageNumber") ?? "1", NumberStyles.None, CultureInfo.InvariantCulture, out int page) || page < 1)
            error = AliyunError.InvalidParameter("PageNumber", "a positive integer is expected.");
        else if (!int.TryParse(parameters.Find("PageSize") ?? "20", NumberStyles.None, CultureInfo.InvariantCulture, out int size) || size is not (10 or 20 or 30))
            error = AliyunError.InvalidParameter("PageSize", "10, 20 or 30 is expected.");
        else if (order is not (null or "CreateTime" or "FinishTime"))
            error = AliyunError.InvalidParameter("OrderColumn", "CreateTime or FinishTime is expected.");
        else if (direction is not ("ASC" or "DESC"))
            error = AliyunError.InvalidParameter("OrderDirection", "ASC or DESC is expected.");
        else if (parameters.Find("WithoutDbList") is not (null or "true" or "false"))
            error = AliyunError.InvalidParameter("WithoutDbList", "true or false is expected.");
        else
            return new DtsListQuery(region, type, page, size, order == "CreateTime", direction == "DESC", parameters.Find("Status"));

        return null;
    }
}
