using System.Text.Json;
using Xunit;

namespace StatusPS.Engine.Tests.Peers;

/// <summary>The lock file fixes the versions of the clients and of all their dependencies.</summary>
public sealed class LockFileTests
{
    private readonly JsonElement _package = Read("package.json");
    private readonly JsonElement _packages = Read("package-lock.json").GetProperty("packages");

    [Fact]
    public void Dependencies_equal_those_of_the_package_file() =>
        Assert.True(JsonElement.DeepEquals(_package.GetProperty("dependencies"), _packages.GetProperty("")
            .GetProperty("dependencies")));

    [Fact]
    public void Versions_are_exact() => Assert.All(_package.GetProperty("dependencies").EnumerateObject(), client =>
    {
        Assert.Matches(@"^\d+\.\d+\.\d+$", client.Value.GetString());
        Assert.Equal(client.Value.GetString(), _packages.GetProperty("node_modules/" + client.Name)
            .GetProperty("version")
            .GetString());
    });

    [Fact]
    public void Each_package_has_a_hash_and_no_address() =>
        Assert.All(_packages.EnumerateObject().Where(entry => entry.Name.Length > 0), entry =>
    {
        Assert.StartsWith("sha512-", entry.Value.GetProperty("integrity").GetString(), StringComparison.Ordinal);
        Assert.False(entry.Value.TryGetProperty("resolved", out _));
    });

    private static JsonElement Read(string file) =>
        JsonElement.Parse(File.ReadAllBytes(Path.Combine(PeersFolder.Path, file)));
}
