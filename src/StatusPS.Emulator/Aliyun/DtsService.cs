using StatusPS.Emulator.Http;

namespace StatusPS.Emulator.Aliyun;

/// <summary>DTS: everything at the root path is for it.</summary>
internal sealed class DtsService(EmulatedCloud cloud) : IEmulatedService
{
    private readonly DtsAction _action = new(cloud);

    /// <summary>Decides who calls.</summary>
    public AliyunGate Gate => _action.Gate;

    public IEmulatedAction? Find(WireRequest request) => request.Path == "/" ? _action : null;
}
