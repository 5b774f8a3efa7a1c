using StatusPS.Emulator.Http;

namespace StatusPS.Emulator;

/// <summary>One service: finds the operation a request is for.</summary>
internal interface IEmulatedService
{
    /// <summary>The operation, or <see langword="null"/> when the request is not for this service.</summary>
    IEmulatedAction? Find(WireRequest request);
}
