namespace StatusPS.Emulator;

/// <summary>A request as received, before decoding.</summary>
/// <param name="Method">The HTTP method, in uppercase.</param>
/// <param name="Scheme"><c>http</c> or <c>https</c>.</param>
/// <param name="Host">The <c>Host</c> header, with the port unless it is the scheme's default.</param>
/// <param name="Target">Path and query as received. Signatures are recomputed from this text.</param>
/// <param name="Headers">Header values by name, case-insensitive; several values are joined by <c>", "</c>.</param>
/// <param name="Body">The body; empty if there is none.</param>
public sealed record EmulatorRequest(
    string Method,
    string Scheme,
    string Host,
    string Target,
    IReadOnlyDictionary<string, string> Headers,
    ReadOnlyMemory<byte> Body);
