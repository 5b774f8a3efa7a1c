namespace StatusPS.Emulator;

/// <summary>One request as it stood on the wire, before anything was decoded.</summary>
/// <param name="Method">The HTTP method, in upper case.</param>
/// <param name="Scheme"><c>http</c> or <c>https</c>.</param>
/// <param name="Host">The <c>Host</c> header: the port is part of it unless it is the scheme's own.</param>
/// <param name="Target">Path and query exactly as sent. Signatures are recomputed from this text.</param>
/// <param name="Headers">Header values by name, whatever the case; several values of one name are joined by <c>", "</c>.</param>
/// <param name="Body">The body's bytes; empty when there is none.</param>
public sealed record EmulatorRequest(
    string Method,
    string Scheme,
    string Host,
    string Target,
    IReadOnlyDictionary<string, string> Headers,
    ReadOnlyMemory<byte> Body);
