namespace StatusPS.Engine.Aliyun;

/// <summary>Aliyun's own files, in the order its SDKs look at them: the command line's, then the SDKs'.</summary>
internal static class AliyunFiles
{
    public static IEnumerable<string> In(string home) => [AliyunCliConfig.FileIn(home), AlibabaCloudFile.FilesIn(home)[0]];

    public static IEnumerable<Func<StatusProfile?>> Readers(string home, Func<string, string?> environment)
    {
        // ALIBABA_CLOUD_PROFILE may name a profile of either.
        yield return () => AliyunCliConfig.Read(home, environment, orNull: AlibabaCloudFile.HasNamed(home, environment));
        yield return () => AlibabaCloudFile.Read(home, environment, orNull: File.Exists(AliyunCliConfig.FileIn(home)));
    }
}
