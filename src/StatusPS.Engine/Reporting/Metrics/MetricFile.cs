using System.Text;
using StatusPS.Engine.Errors;

namespace StatusPS.Engine.Reporting.Metrics;

/// <summary>
/// Writes metrics to a file of a textfile collector. The file is replaced as a whole, because the collector may read it
/// at any time. Its permissions follow the umask, so that the collector's account can read it.
/// </summary>
public static class MetricFile
{
    private const string Extension = ".prom";

    /// <summary>Throws when a path is not one that a collector reads.</summary>
    /// <param name="file">The path.</param>
    /// <exception cref="StatusException">The name does not end in <c>.prom</c>.</exception>
    public static void ValidatePath(string file)
    {
        if (file.EndsWith(Extension, StringComparison.Ordinal)) return;
        throw Fail(
            $"The name of the file {file} does not end in .prom. Textfile collectors ignore other files.",
            "Specify a name such as statusps.prom with -Path.");
    }

    /// <summary>Replaces a file, or creates it.</summary>
    /// <param name="file">The path.</param>
    /// <param name="text">The metrics.</param>
    /// <exception cref="StatusException">The file cannot be written.</exception>
    public static void Write(string file, string text)
    {
        try
        {
            // GetBytes writes no byte order mark.
            new OutputFileWriter().ReplaceTarget(file, Encoding.UTF8.GetBytes(text));
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException)
        {
            throw Fail(
                $"The file {file} cannot be written: {failure.Message}",
                "Check that the folder exists and that you may write to it.");
        }
    }

    private static StatusException Fail(LocalizedText message, LocalizedText action) => new(new StatusError
    {
        Kind = StatusErrorKind.InvalidRequest,
        Message = Redaction.SanitizeControlCharacters(message),
        RecommendedAction = action,
    });
}
