using System.Globalization;

namespace StatusPS.Benchmarks.Compared;

/// <summary>
/// Compares the package with its portable assemblies, and with what comes with PowerShell. Each run is a process of its
/// own, and the runs alternate. Processor time is compared, which other programs disturb less than elapsed time.
/// </summary>
internal static class ColdStart
{
    private const int Times = 11;

    private static string Package => Path.Combine(Repository.Root, "out", "package", "StatusPS");

    public static async Task CompareAsync(Report report)
    {
        if (!Directory.Exists(Package))
            throw new InvalidOperationException("There is no package. Run ./build.ps1 -Task Package first.");
        string folder = Directory.CreateTempSubdirectory("statusps-cold-").FullName;
        try
        {
            string portable = Path.Combine(folder, "StatusPS");
            CopyPortable(portable);
            using var emulator = await ServedEmulator.StartAsync(latency: 0);
            (string Way, string Module)[] arms =
            [
                ("Http", Package), ("Http", portable), ("RestMethod", ""), ("Demo", Package), ("Demo", portable),
                ("Import", Package), ("Import", "Microsoft.PowerShell.ThreadJob"),
            ];
            var costs = arms.Select(_ => new List<ProcessCost>()).ToArray();
            // The first round fills the caches of the disk.
            for (int time = 0; time <= Times; time++)
            {
                for (int i = 0; i < arms.Length; i++)
                {
                    var cost = await Shell.MeasureColdAsync(arms[i].Way, arms[i].Module, emulator.Address);
                    if (time > 0) costs[i].Add(cost);
                }
            }
            Add(report, costs);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static void Add(Report report, List<ProcessCost>[] costs)
    {
        AddPair(report, "import, compared with ThreadJob", costs[5], costs[6], cost => cost.Import, 1.15);
        AddPair(report, "first query, demo, compared with portable", costs[3], costs[4], cost => cost.Query, 0.75);
        AddPair(report, "first query, HTTP, compared with portable", costs[0], costs[1], cost => cost.Query, 0.75);
        AddPair(report, "whole runbook, compared with Invoke-RestMethod", costs[0], costs[2], cost => cost.Total, 1.10);
        AddMethods(report, "methods compiled by the import", costs[5], cost => cost.ImportMethods);
        AddMethods(report, "by the import of ThreadJob", costs[6], cost => cost.ImportMethods);
        AddMethods(report, "by the first query, HTTP", costs[0], cost => cost.QueryMethods);
        AddMethods(report, "by the first query, HTTP, portable", costs[1], cost => cost.QueryMethods);
        AddMethods(report, "by Invoke-RestMethod", costs[2], cost => cost.QueryMethods);
    }

    private static void AddPair(
        Report report, string what, List<ProcessCost> own, List<ProcessCost> other, Func<ProcessCost, double> get,
        double bound)
    {
        double ratio = Comparison.Median([.. own.Zip(other, (first, second) => get(first) / get(second))]);
        report.Add(what, string.Create(
            CultureInfo.InvariantCulture,
            $"{Comparison.Median([.. own.Select(get)]):0} ms = {ratio:0.00} x "
                + $"{Comparison.Median([.. other.Select(get)]):0} ms"),
            string.Create(CultureInfo.InvariantCulture, $"<= {bound:0.00} x"), ratio <= bound);
    }

    private static void AddMethods(
        Report report, string what, List<ProcessCost> costs, Func<ProcessCost, int> get) =>
        report.Add(what, $"{Comparison.Median([.. costs.Select(cost => (double)get(cost))])}", "", null);

    private static void CopyPortable(string folder)
    {
        foreach (string file in Directory.EnumerateFiles(Package).Concat(
            Directory.EnumerateFiles(Path.Combine(Package, "lib"))))
        {
            string copy = Path.Combine(folder, Path.GetRelativePath(Package, file));
            Directory.CreateDirectory(Path.GetDirectoryName(copy)!);
            File.Copy(file, copy);
        }
    }
}
