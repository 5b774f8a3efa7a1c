using Xunit;
using YamlDotNet.RepresentationModel;

namespace StatusPS.Module.Tests.Pages;

/// <summary>
/// The YAML of the page about credentials: the manifest of the pod, and the jobs of GitHub and GitLab. The commands in
/// it are run by <c>Credentials.Recipes.Tests.ps1</c>.
/// </summary>
public sealed class CredentialManifestTests
{
    // The fields of the Kubernetes API that the manifest uses. Source: the reference of the Kubernetes API, v1.
    private static readonly Dictionary<string, string[]> Fields = new()
    {
        ["Namespace"] = ["apiVersion", "kind", "metadata.name", "metadata.labels"],
        ["ServiceAccount"] = ["apiVersion", "kind", "metadata.name", "metadata.namespace", "metadata.annotations"],
        ["Pod"] =
        [
            "apiVersion", "kind", "metadata.name", "metadata.namespace",
            "spec.serviceAccountName", "spec.restartPolicy", "spec.containers[].name", "spec.containers[].image",
            "spec.containers[].env[].name", "spec.containers[].env[].value", "spec.containers[].command[]",
        ],
    };

    private static readonly string[] Pages = ["docs/credentials.md", "docs/credentials.zh-CN.md"];

    public static TheoryData<string> AllPages => [.. Pages];

    [Theory]
    [MemberData(nameof(AllPages))]
    public void Manifest_has_fields_of_Kubernetes_only(string page)
    {
        var documents = Read(page, "kind: Pod");
        Assert.Equal(Fields.Keys, documents.Select(document => document["kind"].ToString()));
        Assert.All(documents, document =>
        {
            Assert.Equal("v1", document["apiVersion"].ToString());
            Assert.Equal(Fields[document["kind"].ToString()].Order(), GetPaths(document, "").Distinct().Order());
        });
    }

    [Theory]
    [MemberData(nameof(AllPages))]
    public void Parts_of_the_manifest_refer_to_each_other(string page)
    {
        var (space, account, pod) = Read(page, "kind: Pod") is [var first, var second, var third]
            ? (first, second, third) : throw new InvalidDataException(page);
        Assert.Equal("on", space["metadata"]["labels"]["pod-identity.alibabacloud.com/injection"].ToString());
        Assert.Equal("ops", account["metadata"]["annotations"]["pod-identity.alibabacloud.com/role-name"].ToString());
        Assert.All([account, pod], one =>
            Assert.Equal(space["metadata"]["name"], one["metadata"]["namespace"]));
        Assert.Equal(account["metadata"]["name"], pod["spec"]["serviceAccountName"]);
        // As the page says of the trust policy.
        Assert.Contains($"system:serviceaccount:{space["metadata"]["name"]}:{account["metadata"]["name"]}",
            MarkdownPage.Read(page).Prose, StringComparison.Ordinal);
    }

    [Theory]
    [MemberData(nameof(AllPages))]
    public void Jobs_request_an_OIDC_token(string page)
    {
        var workflow = Assert.Single(Read(page, "runs-on"));
        Assert.Equal("write", workflow["permissions"]["id-token"].ToString());
        Assert.Equal("pwsh", workflow["jobs"]["status"]["steps"][0]["shell"].ToString());
        var pipeline = Assert.Single(Read(page, "id_tokens"));
        Assert.Equal("sts.aliyuncs.com", pipeline["status"]["id_tokens"]["ALIYUN_OIDC_TOKEN"]["aud"].ToString());
        Assert.Equal(2, ((YamlSequenceNode)pipeline["status"]["script"]).Children.Count);
    }

    // The documents of the block that contains a text.
    private static List<YamlMappingNode> Read(string page, string text)
    {
        var blocks = MarkdownPage.Read(page).GetBlocks("yaml");
        var stream = new YamlStream();
        stream.Load(new StringReader(blocks.Single(block => block.Contains(text, StringComparison.Ordinal))));
        return [.. stream.Documents.Select(document => (YamlMappingNode)document.RootNode)];
    }

    // The path of each value. Labels and annotations have keys of their own.
    private static IEnumerable<string> GetPaths(YamlNode node, string path) => node switch
    {
        YamlMappingNode mapping when !path.EndsWith("labels", StringComparison.Ordinal)
            && !path.EndsWith("annotations", StringComparison.Ordinal) =>
            mapping.Children.SelectMany(child =>
                GetPaths(child.Value, path.Length > 0 ? $"{path}.{child.Key}" : $"{child.Key}")),
        YamlSequenceNode sequence => sequence.Children.SelectMany(child => GetPaths(child, path + "[]")),
        _ => [path],
    };
}
