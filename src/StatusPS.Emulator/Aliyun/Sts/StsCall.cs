using StatusPS.Emulator.Http;

namespace StatusPS.Emulator.Aliyun.Sts;

/// <summary>A request to STS, authenticated unless its action takes an OIDC token.</summary>
/// <param name="Action">The name of the action.</param>
/// <param name="Caller">The caller; null for an unsigned request.</param>
/// <param name="Parameters">The parameters. Those of an unsigned request are from its form only.</param>
/// <param name="Writer">Writes the response in the requested format.</param>
/// <param name="Now">The service's time.</param>
internal sealed record StsCall(
    string Action, AliyunCaller? Caller, QueryParameters Parameters, AliyunResponseWriter Writer, DateTimeOffset Now);
