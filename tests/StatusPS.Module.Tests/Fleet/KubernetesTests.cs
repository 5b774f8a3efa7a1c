using System.Text.Json;
using k8s;
using k8s.Models;
using Xunit;
using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace StatusPS.Module.Tests.Fleet;

/// <summary>
/// The Kubernetes manifests of <c>examples/fleet</c>, parsed strictly: a field that the API does not know is an error.
/// </summary>
public sealed class KubernetesTests
{
    private static readonly string Folder = Path.Combine(Repository.Root, "examples", "fleet");
    private static readonly string Text = File.ReadAllText(Path.Combine(Folder, "kubernetes.yaml"));

    private static readonly List<object> Objects = KubernetesYaml.LoadAllFromString(Text, strict: true);

    private static V1JobSpec Job => Get<V1CronJob>().Spec.JobTemplate.Spec;

    private static V1PodSpec Pod => Job.Template.Spec;

    private static V1Container Container => Assert.Single(Pod.Containers);

    [Fact]
    public void Manifests_are_valid() =>
        Assert.Equal(
            [typeof(V1ConfigMap), typeof(V1Secret), typeof(V1PersistentVolumeClaim), typeof(V1CronJob)],
            Objects.Select(one => one.GetType()));

    [Fact]
    public void Unknown_field_is_refused() =>
        Assert.ThrowsAny<YamlException>(() => KubernetesYaml.LoadAllFromString(
            Text.Replace("backoffLimitPerIndex", "backofLimitPerIndex", StringComparison.Ordinal), strict: true));

    [Fact]
    public void Job_is_indexed_and_one_shard_does_not_stop_the_others()
    {
        Assert.Equal(("Indexed", "Forbid"), (Job.CompletionMode, Get<V1CronJob>().Spec.ConcurrencyPolicy));
        Assert.Equal($"{Job.Completions}", GetArgument("-ShardCount"));
        Assert.Equal(1, Job.BackoffLimitPerIndex);
        Assert.Equal(Job.Completions, Job.MaxFailedIndexes);
        var rule = Assert.Single(Job.PodFailurePolicy.Rules);
        Assert.Equal(("FailIndex", Container.Name), (rule.Action, rule.OnExitCodes.ContainerName));
        Assert.Equal([3], rule.OnExitCodes.Values);
        // The API refuses both otherwise.
        Assert.Equal("Never", Pod.RestartPolicy);
    }

    [Fact]
    public void Container_has_no_rights_and_a_read_only_root()
    {
        var (pod, own) = (Pod.SecurityContext, Container.SecurityContext);
        Assert.Equal((true, false), (own.ReadOnlyRootFilesystem, own.AllowPrivilegeEscalation));
        Assert.Equal(["ALL"], own.Capabilities.Drop);
        Assert.True(pod.RunAsNonRoot);
        Assert.False(Pod.AutomountServiceAccountToken);
        string user = $"{pod.RunAsUser}:{pod.RunAsGroup}";
        Assert.Contains($"\nUSER {user}\n", ReadContainerfile(), StringComparison.Ordinal);
        string[] mounts = [.. Container.VolumeMounts.Select(mount => mount.MountPath)];
        Assert.Equal(["/etc/fleet", "/results", "/tmp"], mounts);
        Assert.Equal(Container.VolumeMounts.Select(mount => mount.Name), Pod.Volumes.Select(volume => volume.Name));
    }

    [Fact]
    public void Parts_refer_to_each_other()
    {
        var map = Get<V1ConfigMap>();
        Assert.Equal(map.Metadata.Name, Pod.Volumes[0].ConfigMap.Name);
        Assert.Equal(Get<V1PersistentVolumeClaim>().Metadata.Name, Pod.Volumes[1].PersistentVolumeClaim.ClaimName);
        Assert.Equal(Get<V1Secret>().Metadata.Name, Assert.Single(Container.EnvFrom).SecretRef.Name);
        foreach (string parameter in (string[])["-ProfileList", "-ProfileFile"])
            Assert.Contains(Path.GetFileName(GetArgument(parameter)), map.Data.Keys);
        Assert.Equal($"/results/$({Assert.Single(Container.Env).Name})", GetArgument("-Destination"));

        using var file = JsonDocument.Parse(map.Data["profiles.json"]);
        var profiles = file.RootElement.GetProperty("profiles").EnumerateObject().ToList();
        string[] listed = map.Data["profiles.txt"].Split('\n', StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal(listed, profiles.Select(profile => profile.Name));
        // No secret is in the map, and each variable is set.
        var variables = profiles.SelectMany(profile => profile.Value.GetProperty("secrets").EnumerateObject())
            .Select(secret => secret.Value.GetProperty("environment").GetString()!);
        Assert.Equal(Get<V1Secret>().StringData.Keys.Order(), variables.Order());
    }

    [Fact]
    public void Arguments_are_parameters_of_the_script()
    {
        string script = File.ReadAllText(Path.Combine(Folder, "Export-FleetStatus.ps1"));
        var parameters = Container.Args.Where(argument => argument.StartsWith('-')).ToList();
        Assert.NotEmpty(parameters);
        Assert.All(parameters, parameter =>
            Assert.Contains($".PARAMETER {parameter[1..]}\n", script, StringComparison.Ordinal));
        Assert.Contains("/opt/fleet/Export-FleetStatus.ps1\"]", ReadContainerfile(), StringComparison.Ordinal);
    }

    [Fact]
    public void Playbook_runs_the_script_that_it_copies()
    {
        var stream = new YamlStream();
        stream.Load(new StringReader(File.ReadAllText(Path.Combine(Folder, "playbook.yml"))));
        var play = Assert.Single((YamlSequenceNode)Assert.Single(stream.Documents).RootNode);
        string[] modules = [.. ((YamlSequenceNode)play["tasks"]).Select(task => ((YamlMappingNode)task).Children.Keys
            .Select(key => $"{key}")
            .Single(key => key.StartsWith("ansible.builtin.", StringComparison.Ordinal))["ansible.builtin.".Length..])];
        Assert.Equal(["file", "unarchive", "copy", "command", "fetch"], modules);
        Assert.True(File.Exists(Path.Combine(Folder, $"{play["tasks"][2]["ansible.builtin.copy"]["src"]}")));
    }

    private static string ReadContainerfile() => File.ReadAllText(Path.Combine(Folder, "Containerfile"));

    private static string GetArgument(string parameter) => Container.Args[Container.Args.IndexOf(parameter) + 1];

    private static T Get<T>() => Assert.Single(Objects.OfType<T>());
}
