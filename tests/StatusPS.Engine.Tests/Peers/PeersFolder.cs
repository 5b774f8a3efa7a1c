using StatusPS.Engine.Tests.Hosting;

namespace StatusPS.Engine.Tests.Peers;

/// <summary>The folder of the official clients, <c>tests/peers</c>.</summary>
internal static class PeersFolder
{
    public static string Path { get; } = System.IO.Path.Combine(Repository.Root, "tests", "peers");
}
