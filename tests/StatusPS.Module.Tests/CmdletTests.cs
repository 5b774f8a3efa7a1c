using System.Management.Automation;
using Xunit;

namespace StatusPS.Module.Tests;

public sealed class CmdletTests
{
    public static TheoryData<string> Names => [.. Cmdlets.ByName.Keys];

    public static TheoryData<string, string, string> Spellings => new()
    {
        { "Get-CmdbSyncStatus", "ModuleId", "bk_module_id bk_module_ids bk_inst_id" },
        { "Get-CmdbSyncStatus", "BizId", "bk_biz_id" },
        { "Get-CmdbSyncStatus", "ServiceTemplateId", "service_template_id" },
        { "Get-JobInstanceStatus", "JobInstanceId", "job_instance_id Id" },
        { "Get-JobInstanceStatus", "ScopeType", "bk_scope_type" },
        { "Get-JobInstanceStatus", "ScopeId", "bk_scope_id" },
        { "Get-JobInstanceStatus", "BizId", "bk_biz_id" },
        { "Get-DtsSyncStatus", "SynchronizationJobId", "DtsInstanceID dts_instance_id Id DtsJobId dts_job_id" },
    };

    [Theory]
    [MemberData(nameof(Names))]
    public void Cmdlet_declares_its_output_type(string name) =>
        Assert.True(Cmdlets.Attributes<OutputTypeAttribute>(Cmdlets.ByName[name]).Any()
            || name is "Set-StatusProfile" or "Remove-StatusProfile", name);

    [Theory]
    [MemberData(nameof(Names))]
    public void Verb_is_approved(string name)
    {
        string[] verbs = [.. typeof(VerbsCommon).Assembly.GetExportedTypes()
            .Where(type => type.Name.StartsWith("Verbs", StringComparison.Ordinal))
            .SelectMany(type => type.GetFields().Where(field => field.IsLiteral))
            .Select(field => (string)field.GetRawConstantValue()!)];
        Assert.Contains(name.Split('-')[0], verbs);
    }

    [Theory]
    [MemberData(nameof(Spellings))]
    public void Keys_bind_by_the_spelling_of_the_service(string cmdlet, string parameter, string aliases)
    {
        var property = Cmdlets.ByName[cmdlet].GetProperty(parameter)!;
        Assert.Equal(
            aliases.Split(' ').Order(), Cmdlets.Attributes<AliasAttribute>(property).SelectMany(Cmdlets.Texts).Order());
        Assert.All(
            Cmdlets.Attributes<ParameterAttribute>(property),
            attribute => Assert.True(Cmdlets.IsSet(attribute, "ValueFromPipelineByPropertyName")));
    }

    [Theory]
    [InlineData("Set-StatusProfile")]
    [InlineData("Remove-StatusProfile")]
    [InlineData("Import-StatusProfile")]
    [InlineData("Export-StatusMetric")]
    [InlineData("Export-StatusProfile")]
    [InlineData("Export-StatusReport")]
    public void Cmdlet_that_changes_something_supports_ShouldProcess(string name) =>
        Assert.True(
            Cmdlets.IsSet(Cmdlets.Attributes<CmdletAttribute>(Cmdlets.ByName[name]).Single(), "SupportsShouldProcess"));

    [Theory]
    [MemberData(nameof(Names))]
    public void No_parameter_accepts_a_secret_as_plain_text(string name) =>
        Assert.DoesNotContain(
            Cmdlets.Parameters(Cmdlets.ByName[name]), property => property.PropertyType == typeof(string)
            && property.Name is not ("SecretVault" or "SecretName" or "SecretVariable" or "SecretKind"
                or "AccessTokenFile" or "OidcTokenFile") // Where a secret is; never the secret.
            && (property.Name.Contains("Secret", StringComparison.Ordinal)
            || property.Name.Contains("Token", StringComparison.Ordinal)
            || property.Name.Contains("Password", StringComparison.Ordinal)));
}
