namespace StatusPS.Emulator;

/// <summary>One answer of the emulator, ready for a wire.</summary>
public sealed class EmulatorResponse
{
    /// <summary>The HTTP status.</summary>
    public int Status { get; init; } = 200;

    /// <summary>Header values by name; <c>Content-Length</c> is left to whoever sends the answer.</summary>
    public Dictionary<string, string> Headers { get; } = new(StringComparer.OrdinalIgnoreCase);

    /// <summary>The whole body, even when <see cref="CutAfter"/> says that only a part of it is sent.</summary>
    public ReadOnlyMemory<byte> Body { get; init; }

    /// <summary>The connection is to be reset without an answer.</summary>
    public bool Abort { get; init; }

    /// <summary>How many bytes of <see cref="Body"/> are sent before the connection breaks; <see langword="null"/> for all, and a clean end.</summary>
    public int? CutAfter { get; init; }

    internal EmulatorResponse Truncated()
    {
        EmulatorResponse cut = new() { Status = Status, Body = Body, CutAfter = Body.Length / 2 };
        foreach ((string name, string value) in Headers)
            cut.Headers[name] = value;

        return cut;
    }
}
