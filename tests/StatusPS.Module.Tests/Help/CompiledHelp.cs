using System.Management.Automation;
using System.Reflection;

namespace StatusPS.Module.Tests.Help;

/// <summary>The parameters and parameter sets of a cmdlet, read from the compiled code.</summary>
internal static class CompiledHelp
{
    private const string All = "__AllParameterSets";

    /// <summary>Gets the parameters, including those that PowerShell adds.</summary>
    public static IEnumerable<HelpParameter> Parameters(Type cmdlet)
    {
        foreach (var property in Cmdlets.Parameters(cmdlet)) yield return Read(property);
        var attribute = Cmdlets.Attributes<CmdletAttribute>(cmdlet).Single();
        if (Cmdlets.IsSet(attribute, "SupportsShouldProcess"))
        {
            yield return Added<SwitchParameter>("Confirm", "cf");
            yield return Added<SwitchParameter>("WhatIf", "wi");
        }
        if (Cmdlets.IsSet(attribute, "SupportsPaging"))
        {
            yield return Added<ulong>("First", "");
            yield return Added<SwitchParameter>("IncludeTotalCount", "");
            yield return Added<ulong>("Skip", "");
        }
    }

    /// <summary>Gets the names of the parameter sets.</summary>
    public static IEnumerable<string> Sets(Type cmdlet)
    {
        string[] named = [.. Cmdlets.Parameters(cmdlet).SelectMany(Cmdlets.Attributes<ParameterAttribute>).Select(
            SetOf).Where(set => set != All).Append(DefaultSet(cmdlet)).OfType<string>().Distinct()];
        return named.Length > 0 ? named : [All];
    }

    private static HelpParameter Added<T>(string name, string aliases) =>
        new(name, typeof(T).ToString(), aliases, "", false, HelpParameter.Set(All, "Named", false, false, false));

    private static HelpParameter Read(PropertyInfo property)
    {
        var sets = Cmdlets.Attributes<ParameterAttribute>(property)
            .Select(attribute => HelpParameter.Set(SetOf(attribute),
            Argument(attribute, "Position") is int position ? $"{position}" : "Named",
            Cmdlets.IsSet(attribute, "Mandatory"), Cmdlets.IsSet(attribute, "ValueFromPipeline"),
            Cmdlets.IsSet(attribute, "ValueFromPipelineByPropertyName")));
        return new(property.Name, property.PropertyType.ToString(),
            string.Join(' ', Cmdlets.Attributes<AliasAttribute>(property)
                .SelectMany(Cmdlets.Texts)
                .Order(StringComparer.Ordinal)),
            string.Join(' ', Accepted(property)), Cmdlets.Attributes<SupportsWildcardsAttribute>(property).Any(),
            string.Join("; ", sets.Order(StringComparer.Ordinal)));
    }

    private static IEnumerable<string> Accepted(PropertyInfo property)
    {
        if (Cmdlets.Attributes<ValidateSetAttribute>(property).SingleOrDefault() is { } set) return Cmdlets.Texts(set);
        var type = property.PropertyType.IsArray ? property.PropertyType.GetElementType()! : property.PropertyType;
        type = Nullable.GetUnderlyingType(type) ?? type;
        return type.IsEnum ? type.GetFields(BindingFlags.Public | BindingFlags.Static).Select(field => field.Name) : [];
    }

    // A default set may have no parameter of its own.
    private static string? DefaultSet(Type cmdlet) =>
        Argument(Cmdlets.Attributes<CmdletAttribute>(cmdlet).Single(), "DefaultParameterSetName") as string;

    private static string SetOf(CustomAttributeData attribute) =>
        Argument(attribute, "ParameterSetName") as string ?? All;

    private static object? Argument(CustomAttributeData attribute, string name) =>
        attribute.NamedArguments.FirstOrDefault(argument => argument.MemberName == name).TypedValue.Value;
}
