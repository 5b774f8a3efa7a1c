using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using StatusPS.Emulator;

namespace StatusPS.Demo.Hosting;

/// <summary>The options of <c>serve</c>.</summary>
internal sealed class ServeOptions
{
    public const string Usage = """
        serve [--port N] [--latency-ms N] [--fault KIND:RATE]... [--rate-limit N] [--listed-jobs N] [--listed-tasks N] [--list-changes N]
              [--until-stdin-closes]

          --port N               TCP port on 127.0.0.1; 0 (default) takes a free one
          --latency-ms N         how long every answer takes
          --fault KIND:RATE      what goes wrong and how often, from 0 to 1; may be repeated. Kinds:
                                 refuse429 http500 http502html reset slow truncate badjson unauthorized
          --rate-limit N         requests per second each service takes
          --listed-jobs N        generated DTS jobs that are listed, in three regions in turn
          --listed-tasks N       generated Authing sync tasks that are listed
          --list-changes N       how often each list changes while it is read
          --until-stdin-closes   ends when standard input does, besides Ctrl+C and SIGTERM
        """;

    public int Port { get; private set; }

    public bool UntilStdinCloses { get; private set; }

    public EmulatorOptions Emulator { get; } = new();

    /// <summary>Reads the arguments.</summary>
    /// <param name="args">The arguments after the word <c>serve</c>.</param>
    /// <param name="options">The options, when the arguments are right.</param>
    /// <param name="problem">What is wrong with them, when they are not.</param>
    public static bool TryParse(IReadOnlyList<string> args, [NotNullWhen(true)] out ServeOptions? options, [NotNullWhen(false)] out string? problem)
    {
        ServeOptions read = new();
        options = null;
        for (int i = 0; i < args.Count; i++)
        {
            if (args[i] == "--until-stdin-closes")
            {
                read.UntilStdinCloses = true;
                continue;
            }

            string? value = i + 1 < args.Count ? args[i + 1] : null;
            if (!read.Apply(args[i], value))
            {
                problem = value is null ? $"{args[i]}: unknown, or its value is missing" : $"{args[i]} {value}: not understood";
                return false;
            }

            i++;
        }

        options = read;
        problem = null;
        return true;
    }

    private bool Apply(string name, string? value)
    {
        switch (name)
        {
            case "--port" when TryNumber(value, 65535, out int port):
                Port = port;
                return true;
            case "--latency-ms" when TryNumber(value, int.MaxValue, out int latency):
                Emulator.Latency = TimeSpan.FromMilliseconds(latency);
                return true;
            case "--rate-limit" when TryNumber(value, int.MaxValue, out int rate):
                Emulator.RequestsPerSecond = rate;
                return true;
            case "--listed-jobs" when TryNumber(value, 100_000, out int jobs):
                Emulator.ListedDtsJobs = jobs;
                return true;
            case "--listed-tasks" when TryNumber(value, 100_000, out int tasks):
                Emulator.ListedSyncTasks = tasks;
                return true;
            case "--list-changes" when TryNumber(value, int.MaxValue, out int changes):
                Emulator.ListChanges = changes;
                return true;
            case "--fault" when EmulatorFault.TryParse(value, out EmulatorFault? fault):
                Emulator.Faults.Add(fault);
                return true;
            default:
                return false;
        }
    }

    private static bool TryNumber(string? text, int largest, out int number)
        => int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out number) && number <= largest;
}
