using System.Xml.Linq;
using Xunit;

namespace StatusPS.Module.Tests;

/// <summary>Each type of a record is deserialized as itself, and serialized with the necessary depth.</summary>
public sealed class TypesTests
{
    private static readonly XElement Types =
        XDocument.Load(Path.Combine(Repository.ModuleSource, "StatusPS.types.ps1xml")).Root!;

    public static TheoryData<Type> Survivors() => [.. typeof(StatusRecord).Assembly.GetExportedTypes().Where(type =>
        type.IsEnum || (type.IsSubclassOf(typeof(Snapshot)) && !type.IsAbstract))];

    [Theory]
    [MemberData(nameof(Survivors))]
    public void Deserialized_object_has_its_type(Type type) =>
        Assert.Equal(type.FullName, Note("Deserialized." + type.FullName, "TargetTypeForDeserialization"));

    [Fact]
    public void Job_is_serialized_with_the_values_of_its_hosts() =>
        Assert.True(int.Parse(
            Note("StatusPS.JobInstanceStatus", "SerializationDepth")!,
            System.Globalization.CultureInfo.InvariantCulture) >= 5);

    [Fact]
    public void Types_file_names_no_other_type() => Assert.All(Types.Elements("Type"), type =>
        Assert.NotNull(typeof(StatusRecord).Assembly.GetType(
            type.Element("Name")!.Value.Replace("Deserialized.", "", StringComparison.Ordinal))));

    private static string? Note(string type, string name) =>
        Types.Elements("Type").Where(one => one.Element("Name")!.Value == type)
        .Descendants("NoteProperty")
        .FirstOrDefault(note => note.Element("Name")!.Value == name)?.Element("Value")!.Value;
}
