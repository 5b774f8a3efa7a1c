using System.Collections.Concurrent;
using System.Globalization;
using System.Text;
using StatusPS.Engine.Tests.Hosting;

namespace StatusPS.Engine.Tests.Faults;

/// <summary>Counts the rows of the matrix that passed, and writes <c>out/faults.md</c> after the last one.</summary>
public sealed class FaultReport : IDisposable
{
    private readonly ConcurrentQueue<(WireForm Form, Fault Fault, int Requests)> _rows = new();

    internal void Add(WireForm form, Fault fault, int requests) => _rows.Enqueue((form, fault, requests));

    public void Dispose()
    {
        var rows = _rows.ToArray();
        var text = new StringBuilder("# Faults\n\n");
        text.Append(
            CultureInfo.InvariantCulture,
            $"{rows.Length} rows passed: {rows.Select(row => row.Form).Distinct().Count()} request forms (nine wire "
                + $"forms and Authing's token request), {rows.Select(row => row.Fault.Name).Distinct().Count()} "
                + $"faults, {rows.Sum(row => row.Requests)} faulty responses.\n\n");
        text.Append("| kind | retried | rows | faults |\n|---|---|---|---|\n");
        foreach (var kind in rows.GroupBy(row => (Kind: row.Fault.Kind?.ToString()
            ?? "read all the same", row.Fault.IsRetried)).OrderBy(kind => kind.Key.Kind, StringComparer.Ordinal))
            text.Append(
                CultureInfo.InvariantCulture,
                $"| {kind.Key.Kind} | {(kind.Key.IsRetried ? "yes" : "no")} | {kind.Count()} | "
                    + $"{kind.Select(row => row.Fault.Name).Distinct().Count()} |\n");

        var forms = Enum.GetValues<WireForm>();
        text.Append("\n| fault | kind |").AppendJoin("|", forms.Select(form => $" {form} ")).Append(
            "|\n|---|---|").Append(string.Concat(Enumerable.Repeat("---|", forms.Length))).Append('\n');
        foreach (var fault in rows.GroupBy(row => row.Fault.Name).OrderBy(fault => fault.Key, StringComparer.Ordinal))
        {
            text.Append(
                CultureInfo.InvariantCulture, $"| {fault.Key} | {fault.First().Fault.Kind?.ToString() ?? "read"} |");
            foreach (var form in forms) text.Append(fault.Any(row => row.Form == form) ? " passed |" : " |");
            text.Append('\n');
        }
        Directory.CreateDirectory(Repository.Output);
        File.WriteAllText(Path.Combine(Repository.Output, "faults.md"), text.ToString());
    }
}
