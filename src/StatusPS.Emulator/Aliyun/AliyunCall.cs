namespace StatusPS.Emulator.Aliyun;

/// <summary>An authenticated request to an Aliyun product.</summary>
/// <param name="Signed">The parts of the request.</param>
/// <param name="Writer">Writes the response in the requested format.</param>
/// <param name="Time">The time of the scenarios.</param>
internal sealed record AliyunCall(AliyunSignedRequest Signed, AliyunResponseWriter Writer, ScenarioTime Time);
