using System.Text.RegularExpressions;
using System.Xml.Linq;
using StatusPS.Formatting;
using Xunit;

namespace StatusPS.Module.Tests;

public sealed partial class FormatTests
{
    private static readonly XElement[] Views =
        [.. Directory.GetFiles(Repository.ModuleSource, "*.format.ps1xml")
            .SelectMany(file => XDocument.Load(file).Descendants("View"))];

    public static TheoryData<string> Records =>
    [
        .. typeof(StatusRecord).Assembly.GetExportedTypes()
            .Where(type => !type.IsAbstract
                && (type.IsSubclassOf(typeof(StatusRecord)) || type.IsSubclassOf(typeof(StatusProfile))
                || type == typeof(JobStepStatus) || type == typeof(JobHostStatus) || type == typeof(ProfileCheck)))
            .Select(type => type.FullName!),
    ];

    [Theory]
    [MemberData(nameof(Records))]
    public void Every_output_has_a_table(string type) =>
        Assert.Contains(Views, view => TypesOf(view).Contains(type) && view.Descendants("TableControl").Any());

    [Theory]
    [MemberData(nameof(Records))]
    public void Every_record_has_a_list_with_its_state_first(string type)
    {
        if (typeof(StatusRecord).Assembly.GetType(type)!.GetProperty("State") is null) return;
        var items = Views.Single(view => TypesOf(view).Contains(type) && view.Descendants("ListControl").Any())
            .Descendants("ListItem")
            .ToArray();
        Assert.Equal("State", items[0].Element("Label")!.Value);
        Assert.All(items.Skip(1), item => Assert.NotNull(item.Element("PropertyName")));
    }

    [Fact]
    public void Every_named_type_and_property_exists()
    {
        foreach (var view in Views)
        {
            foreach (string name in TypesOf(view))
            {
                // What stands after '#' tells apart what is of one type.
                var type = typeof(StatusRecord).Assembly.GetType(name.Split('#')[0]);
                Assert.True(type is not null, name);
                foreach (string property in view.Descendants("PropertyName").Select(element => element.Value))
                    Assert.True(type.GetProperty(property) is not null, $"{name}.{property}");
                var properties = view.Descendants("ScriptBlock")
                    .SelectMany(element => Property().Matches(element.Value))
                    .Select(match => match.Groups[1].Value);
                if (!type.IsSubclassOf(typeof(StatusProfile))) // One view serves three platforms.
                    Assert.All(
                        properties,
                        property => Assert.True(type.GetProperty(property) is not null, $"{name}.{property}"));
            }
        }
    }

    [Fact]
    public void No_heading_breaks_in_a_window_of_80_columns()
    {
        foreach (var view in Views.Where(view => view.Element("TableControl") is not null))
        {
            var columns = view.Descendants("TableColumnHeader")
                .Select(column => (Label: column.Element("Label")!.Value, Width: (int?)column.Element("Width")))
                .ToArray();
            int rest = 79 - (columns.Sum(column => column.Width ?? 0) + columns.Length - 1);
            // Where nothing is left, PowerShell leaves the column out.
            Assert.All(columns, column => Assert.True(
                (column.Width ?? (rest <= 0 ? int.MaxValue : rest)) >= column.Label.Length,
                $"{view.Element("Name")!.Value}: {column.Label}"));
        }
    }

    [Fact]
    public void Every_called_cell_method_exists() => Assert.All(
        Views.SelectMany(view => view.Descendants("ScriptBlock"))
            .SelectMany(element => Called().Matches(element.Value)),
        match => Assert.True(
            typeof(Cell).Assembly.GetType(match.Groups[1].Value)?.GetMethod(match.Groups[2].Value) is not null,
            match.Value));

    [Fact]
    public void Every_column_has_a_label_and_an_item()
    {
        foreach (var view in Views)
        {
            Assert.All(
                view.Descendants("TableColumnHeader"),
                header => Assert.False(string.IsNullOrEmpty((string?)header.Element("Label"))));
            Assert.Equal(view.Descendants("TableColumnHeader").Count(), view.Descendants("TableColumnItem").Count());
        }
    }

    [Fact]
    public void Every_table_leaves_room_for_its_last_column_in_100_columns() => Assert.All(Views, view =>
    {
        int[] widths = [.. view.Descendants("Width").Select(width => (int)width)];
        Assert.True(widths.Sum() + view.Descendants("TableColumnHeader").Count() <= 88, (string?)view.Element("Name"));
    });

    private static IEnumerable<string> TypesOf(XElement view) =>
        view.Descendants("TypeName").Select(element => element.Value);

    [GeneratedRegex(@"\$_\.(\w+)")]
    private static partial Regex Property();

    [GeneratedRegex(@"\[(StatusPS[\w.]*)\]::(\w+)")]
    private static partial Regex Called();
}
