using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace StatusPS.Module.Tests.Help;

/// <summary>The compiled help of one cmdlet, as plain text without white space and markdown.</summary>
internal sealed partial class MamlHelp
{
    private static readonly XNamespace Maml = "http://schemas.microsoft.com/maml/2004/10";
    private static readonly XNamespace Command = "http://schemas.microsoft.com/maml/dev/command/2004/10";
    private static readonly XNamespace Dev = "http://schemas.microsoft.com/maml/dev/2004/10";

    private readonly XElement _command;

    private MamlHelp(XElement command) => _command = command;

    public string Synopsis => Words(_command.Element(Command + "details")!.Element(Maml + "description")!.Value);

    public string Description => Words(_command.Element(Maml + "description")!.Value);

    public IReadOnlyDictionary<string, string> Parameters =>
        _command.Element(Command + "parameters")!.Elements(Command + "parameter")
        .ToDictionary(
            parameter => parameter.Element(Maml + "name")!.Value,
            parameter => Words(parameter.Element(Maml + "description")!.Value));

    public IEnumerable<string> Code =>
        _command.Descendants(Command + "example").Select(example => Words(example.Value));

    /// <summary>Gets the address that <c>Get-Help -Online</c> opens: the first one of the related links.</summary>
    public string OnlineAddress =>
        _command.Descendants(Maml + "uri").Select(uri => uri.Value).First(address => address.Length > 0);

    /// <summary>
    /// Gets a parameter's type, whether it is required, how it binds from the pipeline, and its aliases.
    /// </summary>
    public (string Type, bool Required, string Pipeline, string Aliases) GetFacts(string name)
    {
        var parameter = _command.Element(Command + "parameters")!.Elements(Command + "parameter")
            .Single(one => one.Element(Maml + "name")!.Value == name);
        return (parameter.Element(Dev + "type")!.Element(Maml + "name")!.Value,
            parameter.Attribute("required")!.Value == "true",
            parameter.Attribute("pipelineInput")!.Value, parameter.Attribute("aliases")!.Value);
    }

    public static string GetPath(string language) =>
        Path.Combine(Repository.ModuleSource, language, "StatusPS.dll-Help.xml");

    public static IReadOnlyDictionary<string, MamlHelp> Read(string language) =>
        XDocument.Load(GetPath(language)).Root!.Elements(Command + "command")
        .ToDictionary(
            command => command.Element(Command + "details")!.Element(Command + "name")!.Value,
            command => new MamlHelp(command));

    /// <summary>Removes white space, code marks and the addresses of links.</summary>
    public static string Words(string text) => Space().Replace(Link().Replace(text, "$1"), "").Replace(
        "`", "", StringComparison.Ordinal).Replace("\\", "", StringComparison.Ordinal);

    [GeneratedRegex(@"\s+")]
    private static partial Regex Space();

    [GeneratedRegex(@"\[([^\]]+)\]\([^)]*\)")]
    private static partial Regex Link();
}
