namespace StatusPS.Engine.Http;

/// <summary>How requests travel.</summary>
/// <param name="Proxy">The proxy; null: the system's.</param>
/// <param name="InProcess">A handler in this process in place of the network.</param>
internal sealed record TransportPlan(string? Proxy, HttpMessageHandler? InProcess);
