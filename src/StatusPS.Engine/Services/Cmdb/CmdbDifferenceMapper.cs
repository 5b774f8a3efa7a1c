using StatusPS.Engine.Json;

namespace StatusPS.Engine.Services.Cmdb;

/// <summary>Maps the differences between a module and its service template.</summary>
internal static class CmdbDifferenceMapper
{
    /// <summary>Maps a response: added, changed and removed processes, then attributes.</summary>
    /// <param name="data">The lists of differences. Go writes an empty list as null.</param>
    /// <param name="moduleId">The module.</param>
    public static IReadOnlyList<CmdbDifference> Map(LenientElement data, long moduleId) =>
    [
        .. MapProcesses(data["added"], CmdbDifferenceKind.Added, moduleId),
        .. MapProcesses(data["changed"], CmdbDifferenceKind.Changed, moduleId),
        .. MapProcesses(data["removed"], CmdbDifferenceKind.Removed, moduleId),
        .. data["attributes"].Items.Where(item => item.IsObject).Select(item => MapAttribute(item, moduleId)),
    ];

    private static IEnumerable<CmdbDifference> MapProcesses(
        LenientElement list, CmdbDifferenceKind kind, long moduleId) =>
        list.Items.Where(item => item.IsObject).Select(item => MapProcess(item, kind, moduleId));

    private static CmdbDifference MapProcess(LenientElement item, CmdbDifferenceKind kind, long moduleId)
    {
        // A removed process template has the ID 0.
        long? id = item["id"].Integer is { } number and > 0 ? number : null;
        string name = item["name"].Text ?? $"{id}";
        return new()
        {
            Kind = kind,
            ModuleId = moduleId,
            ProcessTemplateId = id,
            ProcessName = name,
            Source = name,
            Severity = StatusLogSeverity.Warning,
            Text = kind switch
            {
                CmdbDifferenceKind.Added =>
                    LocalizedText.From($"The template has the process '{name}', the module does not."),
                CmdbDifferenceKind.Removed =>
                    LocalizedText.From($"The module has the process '{name}', the template no longer does."),
                _ => LocalizedText.From($"The process '{name}' differs from its template."),
            },
        };
    }

    // The response has the ID of an attribute, not its name.
    private static CmdbDifference MapAttribute(LenientElement item, long moduleId)
    {
        string name = item["id"].Text ?? "?";
        string? template = item["template_value"].Text, module = item["inst_value"].Text;
        return new()
        {
            Kind = CmdbDifferenceKind.Attribute,
            ModuleId = moduleId,
            AttributeName = name,
            ModuleValue = module,
            TemplateValue = template,
            Source = name,
            Severity = StatusLogSeverity.Warning,
            Text = LocalizedText.From(
                $"The attribute {name} is '{module}' in the module and '{template}' in the template."),
        };
    }
}
