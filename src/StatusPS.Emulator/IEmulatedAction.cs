using StatusPS.Emulator.Http;

namespace StatusPS.Emulator;

/// <summary>One operation of one service.</summary>
internal interface IEmulatedAction
{
    string Name { get; }

    /// <summary>The service whose requests are counted together for the rate limit.</summary>
    string Service { get; }

    EmulatorResponse Answer(WireRequest request);

    EmulatorResponse RefuseTooMany(WireRequest request, TimeSpan retryAfter);

    EmulatorResponse RefuseUnauthorized(WireRequest request);

    /// <summary>Gets the service's own form of a fault; <see langword="null"/> if it has none.</summary>
    EmulatorResponse? Fail(WireRequest request, EmulatorFaultKind fault) => null;
}
