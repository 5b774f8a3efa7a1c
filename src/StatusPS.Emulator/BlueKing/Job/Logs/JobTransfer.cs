namespace StatusPS.Emulator.BlueKing.Job.Logs;

/// <summary>The file that a step distributes.</summary>
/// <param name="SourcePath">The path on the source.</param>
/// <param name="DestinationPath">The path on each target.</param>
/// <param name="Size">The size, as JOB writes it.</param>
internal sealed record JobTransfer(string SourcePath, string DestinationPath, string Size)
{
    /// <summary>Gets the file of a step by the step's name.</summary>
    public static JobTransfer Get(string stepName) => stepName switch
    {
        "Distribute package" => new("/data/release/web-2.8.1.tar.gz", "/data/app/web-2.8.1.tar.gz", "86.4 MB"),
        "Distribute certificates" => new("/data/certs/site.pem", "/etc/nginx/certs/site.pem", "5.6 KB"),
        "Copy" => new("/data/seed/model.bin", "/data/models/model.bin", "1.2 GB"),
        "Distribute licences" => new("/data/licences/产品许可.lic", "/opt/app/产品许可.lic", "2.0 KB"),
        _ => new("/data/share/files.zip", "/tmp/files.zip", "12.0 MB"),
    };
}
