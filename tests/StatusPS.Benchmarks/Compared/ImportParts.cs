using System.Globalization;
using System.Text.RegularExpressions;

namespace StatusPS.Benchmarks.Compared;

/// <summary>
/// Measures the parts of the import. Imports the module with parts of its manifest left out, and a module of as many
/// empty cmdlets, in 20 fresh processes each, in turn.
/// </summary>
internal static partial class ImportParts
{
    private const int Times = 20;

    public static async Task CompareAsync(Report report)
    {
        string folder = Directory.CreateTempSubdirectory("statusps-import-").FullName;
        try
        {
            (string What, string[] Without)[] arms =
            [
                ("the module", []),
                ("without formats", ["FormatsToProcess"]),
                ("without types", ["TypesToProcess"]),
                ("without both", ["FormatsToProcess", "TypesToProcess"]),
                ("as many cmdlets that do nothing, without both",
                ["FormatsToProcess", "TypesToProcess", "RequiredAssemblies"]),
                ("an empty manifest",
                ["FormatsToProcess", "TypesToProcess", "RequiredAssemblies", "RootModule", "CmdletsToExport"]),
            ];
            for (int i = 0; i < arms.Length; i++) Lay(Path.Combine(folder, $"{i}", "StatusPS"), arms[i].Without);
            await CreateEmptyModuleAsync(Path.Combine(folder, "4", "StatusPS"));

            var times = arms.Select(_ => new List<double>()).ToArray();
            for (int time = 0; time < Times; time++)
            {
                for (int i = 0; i < arms.Length; i++)
                    times[i].Add(await Shell.ImportAsync(Path.Combine(folder, $"{i}", "StatusPS")));
            }
            for (int i = 0; i < arms.Length; i++)
            {
                double[] sorted = [.. times[i].Order()];
                report.Add("import: " + arms[i].What, string.Create(
                    CultureInfo.InvariantCulture,
                    $"{Comparison.Median(sorted):0.0} ms, least {sorted[0]:0.0}"), "", null);
            }
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static void Lay(string folder, string[] without)
    {
        Directory.CreateDirectory(folder);
        foreach (string file in Directory.EnumerateFiles(Repository.Module))
            File.Copy(file, Path.Combine(folder, Path.GetFileName(file)));
        string manifest = Path.Combine(folder, "StatusPS.psd1");
        File.WriteAllText(manifest, Setting().Replace(
            File.ReadAllText(manifest), setting => without.Contains(setting.Groups[1].Value) ? "" : setting.Value));
    }

    private static async Task CreateEmptyModuleAsync(string folder)
    {
        string manifest = Path.Combine(folder, "StatusPS.psd1"), assembly = Path.Combine(folder, "StatusPS.dll");
        string text = File.ReadAllText(manifest);
        int count = Exported().Count(text);
        File.Delete(assembly);
        await Shell.CompileEmptyCmdletsAsync(assembly, count);
        int made = 0;
        File.WriteAllText(manifest, Exported().Replace(text, _ => $"'Get-Bare{++made}'"));
    }

    [GeneratedRegex(@"^ +(\w+) += (@\([^)]*\)|'[^']*')\r?\n", RegexOptions.Multiline)]
    private static partial Regex Setting();

    [GeneratedRegex(@"'[A-Z]\w+-(Status|Cmdb|Job|Dts|Authing)\w*'")]
    private static partial Regex Exported();
}
