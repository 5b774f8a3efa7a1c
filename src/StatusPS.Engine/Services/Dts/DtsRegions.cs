namespace StatusPS.Engine.Services.Dts;

/// <summary>The regions of DTS. Source: the endpoint table of the official SDKs.</summary>
public static class DtsRegions
{
    /// <summary>The regions of every account, without those for finance and government.</summary>
    public static IReadOnlyList<string> Known { get; } =
    [
        "cn-hangzhou", "cn-shanghai", "cn-beijing", "cn-shenzhen", "cn-qingdao", "cn-zhangjiakou", "cn-huhehaote",
        "cn-wulanchabu", "cn-chengdu", "cn-guangzhou", "cn-heyuan", "cn-wuhan", "cn-wuhan-lr", "cn-fujian",
        "cn-hongkong", "cn-zhengzhou-jva", "ap-northeast-1", "ap-northeast-2", "ap-south-1", "ap-southeast-1",
        "ap-southeast-2", "ap-southeast-3", "ap-southeast-5", "ap-southeast-6", "ap-southeast-7", "eu-central-1",
        "eu-west-1", "us-east-1", "us-west-1", "me-east-1", "me-central-1",
    ];
}
