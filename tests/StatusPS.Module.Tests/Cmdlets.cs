using System.Management.Automation;
using System.Reflection;
using StatusPS.Pipeline;

namespace StatusPS.Module.Tests;

/// <summary>
/// The compiled cmdlets, by what stands in their metadata: PowerShell's reference assembly has no code, so that its
/// attributes, once made, would say nothing.
/// </summary>
internal static class Cmdlets
{
    public static IReadOnlyDictionary<string, Type> ByName { get; } = typeof(StatusCommand).Assembly.GetExportedTypes()
        .Where(type => !type.IsAbstract && Attributes<CmdletAttribute>(type).Any())
        .ToDictionary(type => string.Join('-', Attributes<CmdletAttribute>(type)
        .Single().ConstructorArguments.Select(argument => argument.Value)));

    public static IEnumerable<PropertyInfo> Parameters(Type cmdlet) =>
        cmdlet.GetProperties().Where(property => Attributes<ParameterAttribute>(property).Any());

    public static IEnumerable<CustomAttributeData> Attributes<T>(MemberInfo member) where T : Attribute =>
        member.GetCustomAttributesData().Where(attribute => attribute.AttributeType == typeof(T));

    public static bool IsSet(CustomAttributeData attribute, string name) =>
        attribute.NamedArguments.Any(argument => argument.MemberName == name && argument.TypedValue.Value is true);

    public static IEnumerable<string> Texts(CustomAttributeData attribute) =>
        attribute.ConstructorArguments.SelectMany(
            argument => argument.Value is IEnumerable<CustomAttributeTypedArgument> list
            ? list.Select(item => (string)item.Value!) : [(string)argument.Value!]);
}
