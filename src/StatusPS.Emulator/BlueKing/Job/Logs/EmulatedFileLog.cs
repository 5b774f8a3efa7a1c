namespace StatusPS.Emulator.BlueKing.Job.Logs;

/// <summary>The transfer of one file: the upload by its source, or the download by a target.</summary>
/// <param name="Source">The host that has the file.</param>
/// <param name="SourcePath">The path on the source.</param>
/// <param name="Destination">The target; null for the upload.</param>
/// <param name="DestinationPath">The path on the target; null for the upload.</param>
/// <param name="Status">The status, a constant of this class.</param>
/// <param name="Content">The log.</param>
internal sealed record EmulatedFileLog(
    EmulatedJobTarget Source,
    string SourcePath,
    EmulatedJobTarget? Destination,
    string? DestinationPath,
    int Status,
    string Content)
{
    public const int Waiting = 1;
    public const int Uploading = 2;
    public const int Downloading = 3;
    public const int Done = 4;
    public const int Failed = 5;

    public string Size { get; init; } = string.Empty;

    public string Speed { get; init; } = string.Empty;

    public int Percent { get; init; }

    /// <summary>The mode: 0 for the upload, 1 for a download.</summary>
    public int Mode => Destination is null ? 0 : 1;
}
