using System.Xml.Linq;
using Xunit;

namespace StatusPS.Module.Tests;

/// <summary>Each type that a record is made of comes back live, and is written deep enough for that.</summary>
public sealed class TypesTests
{
    private static readonly XElement Types = XDocument.Load(Path.Combine(Repository.ModuleSource, "StatusPS.types.ps1xml")).Root!;

    public static TheoryData<Type> Survivors() => [.. typeof(StatusRecord).Assembly.GetExportedTypes().Where(type =>
        type.IsEnum || (type.IsSubclassOf(typeof(Snapshot)) && !type.IsAbstract))];

    [Theory]
    [MemberData(nameof(Survivors))]
    public void It_comes_back_as_itself(Type type) =>
        Assert.Equal(type.FullName, Note("Deserialized." + type.FullName, "TargetTypeForDeserialization"));

    [Fact]
    public void A_job_is_written_down_to_its_hosts_values() =>
        Assert.True(int.Parse(Note("StatusPS.JobInstanceStatus", "SerializationDepth")!, System.Globalization.CultureInfo.InvariantCulture) >= 5);

    [Fact]
    public void Nothing_else_is_named() => Assert.All(Types.Elements("Type"), type =>
        Assert.NotNull(typeof(StatusRecord).Assembly.GetType(type.Element("Name")!.Value.Replace("Deserialized.", "", StringComparison.Ordinal))));

    private static string? Note(string type, string name) => Types.Elements("Type").Where(one => one.Element("Name")!.Value == type)
        .Descendants("NoteProperty").FirstOrDefault(note => note.Element("Name")!.Value == name)?.Element("Value")!.Value;
}
