using System.Text;
using StatusPS.Engine.Errors;

namespace StatusPS.Engine.Platforms;

/// <summary>Reads files with a token that another process renews.</summary>
internal static class TokenFile
{
    private const int MaxBytes = 64 * 1024;

    // A path may be a pipe that nobody writes to, or on a network that does not respond.
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(10);

    /// <summary>Reads a token.</summary>
    /// <param name="path">The path of the file.</param>
    /// <param name="profile">The name of the profile, for messages.</param>
    /// <param name="time">The clock.</param>
    /// <param name="cancellationToken">A token to cancel the operation.</param>
    /// <exception cref="StatusException">The file cannot be read, or has no token.</exception>
    public static async Task<string> ReadAsync(
        string path, string profile, TimeProvider time, CancellationToken cancellationToken)
    {
        try
        {
            string? text = await Task.Run(() => ReadText(path), cancellationToken)
                .WaitAsync(Limit, time, cancellationToken);
            if (text is { Length: > 0 }) return text;
        }
        catch (Exception failure) when (failure is IOException or UnauthorizedAccessException or TimeoutException
            or ArgumentException or NotSupportedException)
        {
            throw StatusErrors.Profile($"The token file {path} of profile '{profile}' cannot be read.",
                "Check that the file exists, and that this user may read it.");
        }
        throw StatusErrors.Profile(
            $"The file {path} of profile '{profile}' has no token: it is empty, too large, or not text.",
            "Check the path, and the process that writes the file.");
    }

    /// <summary>Reads a token on this thread.</summary>
    /// <param name="path">The path of the file.</param>
    /// <param name="profile">The name of the profile, for messages.</param>
    /// <exception cref="StatusException">The file cannot be read, or has no token.</exception>
    public static string Read(string path, string profile) =>
        ReadAsync(path, profile, TimeProvider.System, CancellationToken.None).GetAwaiter().GetResult();

    // Null for a content that is no token.
    private static string? ReadText(string path)
    {
        using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        byte[] bytes = new byte[MaxBytes + 1];
        int count = file.ReadAtLeast(bytes, bytes.Length, throwOnEndOfStream: false);
        string text = Encoding.UTF8.GetString(bytes, 0, count).Trim('\uFEFF', ' ', '\t', '\r', '\n');
        return count <= MaxBytes && text.All(c => c is > ' ' and < '\u007F') ? text : null;
    }
}
