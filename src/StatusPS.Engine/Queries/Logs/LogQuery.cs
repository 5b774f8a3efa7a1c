using StatusPS.Engine.Transport;

namespace StatusPS.Engine.Queries.Logs;

/// <summary>A request for the log of a record, with the connection to use.</summary>
/// <param name="Request">The request.</param>
/// <param name="Connection">The connection of the record's profile.</param>
/// <param name="Target">The target of an error: the object that the caller passed.</param>
public sealed record LogQuery(LogRequest Request, ProfileConnection Connection, object Target);
