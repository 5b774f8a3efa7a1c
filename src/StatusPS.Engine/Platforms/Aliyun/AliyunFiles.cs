namespace StatusPS.Engine.Platforms.Aliyun;

/// <summary>The credential files of Aliyun's tools, in order of precedence: the CLI's, then the SDKs'.</summary>
internal static class AliyunFiles
{
    public static IEnumerable<string> GetPaths(string home) =>
        [AliyunCliConfig.GetPath(home), AlibabaCloudFile.GetPaths(home)[0]];

    public static IEnumerable<Func<StatusProfile?>> GetReaders(string home, Func<string, string?> environment)
    {
        // A variable may name a profile of either file.
        yield return () => AliyunCliConfig.Read(
            home, environment, throwIfMissing: !AlibabaCloudFile.HasSelectedSection(home, environment));
        yield return () => AlibabaCloudFile.Read(
            home, environment, throwIfMissing: AliyunCliConfig.FindFile(home, environment) is null);
    }

    /// <summary>Returns the names of all profiles; a file that cannot be read has none.</summary>
    /// <param name="home">The user's home.</param>
    /// <param name="environment">Returns environment variables.</param>
    public static IEnumerable<string> GetProfileNames(string home, Func<string, string?> environment) =>
    [
        .. AliyunCliConfig.GetNames(home, environment).Select(name => AliyunCliConfig.Source + name),
        .. AlibabaCloudFile.GetNames(home, environment).Select(name => AlibabaCloudFile.Source + name),
    ];

    /// <summary>Returns whether a name is that of a profile in one of the files, whether or not it exists.</summary>
    /// <param name="name">The name.</param>
    public static bool IsProfileName(string name) =>
        name.StartsWith(AliyunCliConfig.Source, StringComparison.OrdinalIgnoreCase)
            || name.StartsWith(AlibabaCloudFile.Source, StringComparison.OrdinalIgnoreCase);

    /// <summary>
    /// Returns the profile of a name that <see cref="IsProfileName"/> accepts; null when its file does not exist.
    /// </summary>
    /// <param name="name">The name.</param>
    /// <param name="home">The user's home.</param>
    /// <param name="environment">Returns environment variables.</param>
    /// <exception cref="StatusException">The file cannot be read or does not have the profile.</exception>
    public static StatusProfile? ReadNamed(string name, string home, Func<string, string?> environment) =>
        name.StartsWith(AliyunCliConfig.Source, StringComparison.OrdinalIgnoreCase)
            ? AliyunCliConfig.ReadNamed(home, name[AliyunCliConfig.Source.Length..], environment)
            : AlibabaCloudFile.ReadNamed(home, name[AlibabaCloudFile.Source.Length..], environment);

    /// <summary>Returns whether a pattern can match the name of a profile in one of the files.</summary>
    /// <param name="pattern">A name with wildcards.</param>
    public static bool CanMatch(string pattern)
    {
        int wildcard = pattern.IndexOfAny(['*', '?', '[', '`']);
        string beginning = wildcard < 0 ? pattern : pattern[..wildcard];
        return IsProfileName(beginning) || (wildcard >= 0
            && ((string[])[AliyunCliConfig.Source, AlibabaCloudFile.Source])
                .Any(source => source.StartsWith(beginning, StringComparison.OrdinalIgnoreCase)));
    }
}
