using System.Text.Json;
using StatusPS.Engine.Tests.Hosting;
using Xunit;

namespace StatusPS.Engine.Tests.Peers;

/// <summary>The lock files fix the versions of the packages and of all their dependencies.</summary>
public sealed class LockFileTests
{
    public static TheoryData<string> Folders => ["peers", "browser"];

    [Theory]
    [MemberData(nameof(Folders))]
    public void Dependencies_equal_those_of_the_package_file(string folder) => Assert.True(JsonElement.DeepEquals(
        ReadPackage(folder).GetProperty("dependencies"),
        ReadLocked(folder).GetProperty("").GetProperty("dependencies")));

    [Theory]
    [MemberData(nameof(Folders))]
    public void Versions_are_exact(string folder) =>
        Assert.All(ReadPackage(folder).GetProperty("dependencies").EnumerateObject(), client =>
    {
        Assert.Matches(@"^\d+\.\d+\.\d+$", client.Value.GetString());
        Assert.Equal(
            client.Value.GetString(),
            ReadLocked(folder).GetProperty("node_modules/" + client.Name).GetProperty("version").GetString());
    });

    [Theory]
    [MemberData(nameof(Folders))]
    public void Each_package_has_a_hash_and_no_address(string folder) =>
        Assert.All(ReadLocked(folder).EnumerateObject().Where(entry => entry.Name.Length > 0), entry =>
    {
        Assert.StartsWith("sha512-", entry.Value.GetProperty("integrity").GetString(), StringComparison.Ordinal);
        Assert.False(entry.Value.TryGetProperty("resolved", out _));
    });

    private static JsonElement ReadPackage(string folder) => Read(folder, "package.json");

    private static JsonElement ReadLocked(string folder) => Read(folder, "package-lock.json").GetProperty("packages");

    private static JsonElement Read(string folder, string file) =>
        JsonElement.Parse(File.ReadAllBytes(Path.Combine(Repository.Root, "tests", folder, file)));
}
