namespace StatusPS.Engine.Tests.Peers;

/// <summary><c>tests/peers</c>, where the official clients are, found from where the tests were built to.</summary>
internal static class PeersFolder
{
    public static string Path { get; } = Find();

    private static string Find()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            string peers = System.IO.Path.Combine(folder.FullName, "tests", "peers");
            if (File.Exists(System.IO.Path.Combine(peers, "package.json"))) return peers;
        }
        throw new InvalidOperationException("The tests are not within the repository.");
    }
}
