using System.Diagnostics;
using System.IO.Compression;
using System.Runtime.Versioning;
using System.Text;
using StatusPS.Demo.PowerShell;
using Xunit;

namespace StatusPS.Module.Tests.Fleet;

/// <summary>
/// The image of <c>examples/fleet</c>, built and run by podman. Its base is made from the .NET and PowerShell of this
/// machine, because a registry may not be reachable.
/// </summary>
[Trait("Tier", "Full")]
[UnsupportedOSPlatform("windows")]
public sealed class ContainerTests : IDisposable
{
    private const string Program = "/usr/share/dotnet/dotnet", PowerShell = "/opt/powershell";

    private readonly string _folder = Directory.CreateTempSubdirectory("statusps-container-").FullName;
    private readonly string _image = $"localhost/statusps-fleet-{Guid.NewGuid():N}";

    public void Dispose()
    {
        try
        {
            Directory.Delete(_folder, recursive: true);
        }
        catch (UnauthorizedAccessException)
        {
            // Without root, podman maps the user of the container to another one, who owns the results.
        }
    }

    [Fact]
    public async Task Shard_runs_without_rights_with_a_read_only_root_and_without_a_network()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "The base image is made from the files of a Linux system.");
        string? podman = await FindAsync("podman", "--version");
        Assert.SkipWhen(podman is null, "podman is not installed.");
        string? runtime = await FindAsync("runc", "--version");
        Assert.SkipWhen(runtime is null, "runc is not installed.");
        var command = await PowerShellCommand.FindAsync(TestContext.Current.CancellationToken);
        Assert.SkipWhen(
            command is null || command.LeadingArguments.Count == 0, "The base image needs pwsh.dll of the package.");

        string archive = await CreateBaseAsync(Path.GetDirectoryName(command.LeadingArguments[0])!);
        string context = CreateContext();
        string results = Directory.CreateDirectory(Path.Combine(_folder, "results")).FullName;
        File.SetUnixFileMode(results, (UnixFileMode)Convert.ToInt32("777", 8));
        try
        {
            await RunPodmanAsync(
                "import", "--change", "ENV PATH=/usr/local/bin:/usr/bin:/bin",
                "--change", "ENV DOTNET_SYSTEM_GLOBALIZATION_INVARIANT=1", archive, $"{_image}-base");
            await RunPodmanAsync(
                "build", "--isolation", "chroot", "--layers=false", "--build-arg", $"POWERSHELL_IMAGE={_image}-base",
                "-f", Path.Combine(context, "examples", "fleet", "Containerfile"), "-t", _image, context);
            string output = await RunPodmanAsync(
                "run", "--rm", "--ulimit", "nofile=1024:1024", "--ulimit", "nproc=4096:4096", "--network", "none",
                "--read-only", "--tmpfs", "/tmp", "-v", $"{context}/fleet:/etc/fleet:ro", "-v", $"{results}:/results",
                _image, "-ProfileList", "/etc/fleet/profiles.txt", "-Destination", "/results/run-1");
            Assert.Matches(@"Shard 0 of 1: 1 profiles, [1-9]\d+ records, 0 errors", output);
            var files = Directory.GetFiles(Path.Combine(results, "run-1")).Select(file => Path.GetFileName(file));
            Assert.Equal(["shard-0-of-1.errors.jsonl", "shard-0-of-1.records.jsonl"], files.Order());
            Assert.Equal(
                "10001:10001", (await RunPodmanAsync("inspect", "--format", "{{.Config.User}}", _image)).Trim());
        }
        finally
        {
            await RunAsync("podman", ["rmi", "--force", _image, $"{_image}-base"]);
        }
    }

    // .NET, PowerShell, a shell to start it, and the libraries that these load.
    private async Task<string> CreateBaseAsync(string powerShell)
    {
        string root = Path.Combine(_folder, "root");
        string dotnet = Path.GetFullPath(Path.Combine(
            Path.GetDirectoryName(typeof(object).Assembly.Location)!, "..", "..", ".."));
        foreach (string folder in (string[])["tmp", "proc", "sys", "dev", "etc", "usr/bin", "usr/local/bin"])
            Directory.CreateDirectory(Path.Combine(root, folder));
        File.CreateSymbolicLink(Path.Combine(root, "bin"), "usr/bin");
        CopyFolder(Path.Combine(dotnet, "host"), $"{root}/usr/share/dotnet/host");
        CopyFolder(Path.GetDirectoryName(typeof(object).Assembly.Location)!,
            $"{root}/usr/share/dotnet/shared/Microsoft.NETCore.App/{Environment.Version}");
        File.Copy(Path.Combine(dotnet, "dotnet"), root + Program);
        CopyFolder(powerShell, root + PowerShell);
        File.Copy("/bin/sh", $"{root}/usr/bin/sh");
        // PowerShell looks up the home of its user.
        await File.WriteAllTextAsync($"{root}/etc/passwd", "root:x:0:0::/:/bin/sh\n");
        string start = $"{root}/usr/local/bin/pwsh";
        await File.WriteAllTextAsync(start, $"#!/bin/sh\nexec {Program} {PowerShell}/pwsh.dll \"$@\"\n");
        File.SetUnixFileMode(start, (UnixFileMode)Convert.ToInt32("755", 8));
        string runtime = Path.GetDirectoryName(typeof(object).Assembly.Location)!;
        foreach (string program in (string[])
            ["/bin/sh", Path.Combine(dotnet, "dotnet"), Path.Combine(runtime, "libcoreclr.so")])
        {
            var (_, output) = await RunAsync("ldd", [program]);
            var words = output.Split((char[]?)null).Where(word => word.StartsWith('/') && File.Exists(word));
            foreach (string word in words) CopyLibrary(word, root);
        }
        string[] folders = ["/usr/lib/x86_64-linux-gnu", "/usr/lib/aarch64-linux-gnu", "/usr/lib64"];
        foreach (string name in (string[])["libssl.so.3", "libcrypto.so.3", "libz.so.1", "libgcc_s.so.1"])
        {
            var files = folders.Select(folder => Path.Combine(folder, name)).Where(File.Exists);
            foreach (string file in files) CopyLibrary(file, root);
        }
        string archive = Path.Combine(_folder, "root.tar");
        var (exitCode, errors) = await RunAsync("tar", ["-C", root, "-cf", archive, "."]);
        Assert.True(exitCode == 0, errors);
        return archive;
    }

    private string CreateContext()
    {
        string context = Path.Combine(_folder, "context");
        CopyFolder(Path.Combine(Repository.Root, "examples", "fleet"), Path.Combine(context, "examples", "fleet"));
        Directory.CreateDirectory(Path.Combine(context, "out"));
        Directory.CreateDirectory(Path.Combine(context, "fleet"));
        File.WriteAllText(Path.Combine(context, "fleet", "profiles.txt"), "demo\n");
        // The zip of the package has the same folder.
        ZipFile.CreateFromDirectory(
            Repository.ModuleOutput, Path.Combine(context, "out", "StatusPS-0.0.0.zip"), CompressionLevel.Fastest,
            includeBaseDirectory: true);
        return context;
    }

    private static void CopyLibrary(string path, string root)
    {
        string target = root + path;
        Directory.CreateDirectory(Path.GetDirectoryName(target)!);
        if (!File.Exists(target)) File.Copy(path, target);
    }

    private static void CopyFolder(string source, string target)
    {
        foreach (string file in Directory.GetFiles(source, "*", SearchOption.AllDirectories))
        {
            string copy = Path.Combine(target, Path.GetRelativePath(source, file));
            Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
            File.Copy(file, copy);
        }
    }

    private static async Task<string> RunPodmanAsync(params string[] arguments)
    {
        var (exitCode, output) = await RunAsync("podman", ["--runtime", "runc", .. arguments]);
        Assert.True(exitCode == 0, $"podman {arguments[0]}: {output}");
        return output;
    }

    private static async Task<string?> FindAsync(string program, string argument)
    {
        try
        {
            return (await RunAsync(program, [argument])).ExitCode == 0 ? program : null;
        }
        catch (System.ComponentModel.Win32Exception)
        {
            return null;
        }
    }

    private static async Task<(int ExitCode, string Output)> RunAsync(string program, string[] arguments)
    {
        var start = new ProcessStartInfo(program, arguments)
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            StandardOutputEncoding = Encoding.UTF8,
            StandardErrorEncoding = Encoding.UTF8,
        };
        using var process = Process.Start(start)!;
        process.StandardInput.Close();
        var cancellationToken = TestContext.Current.CancellationToken;
        var output = process.StandardOutput.ReadToEndAsync(cancellationToken);
        var errors = process.StandardError.ReadToEndAsync(cancellationToken);
        await process.WaitForExitAsync(cancellationToken);
        return (process.ExitCode, await output + await errors);
    }
}
