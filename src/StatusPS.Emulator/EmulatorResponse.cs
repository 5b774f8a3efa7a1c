namespace StatusPS.Emulator;

/// <summary>A response of the emulator.</summary>
public sealed class EmulatorResponse
{
    /// <summary>The HTTP status.</summary>
    public int Status { get; init; } = 200;

    /// <summary>Header values by name. The host adds <c>Content-Length</c>.</summary>
    public Dictionary<string, string> Headers { get; } = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>The whole body, even if <see cref="CutAfter"/> limits what is sent.</summary>
    public ReadOnlyMemory<byte> Body { get; init; }

    /// <summary>True if the host resets the connection instead of sending a response.</summary>
    public bool Abort { get; init; }

    /// <summary>The bytes of <see cref="Body"/> to send before the connection closes; null for all.</summary>
    public int? CutAfter { get; init; }

    internal EmulatorResponse Truncate()
    {
        EmulatorResponse truncated = new() { Status = Status, Body = Body, CutAfter = Body.Length / 2 };
        foreach ((string name, string value) in Headers)
            truncated.Headers[name] = value;

        return truncated;
    }
}
