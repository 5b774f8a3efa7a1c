using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using StatusPS.Emulator;

namespace StatusPS.Demo.Hosting;

/// <summary>The options of <c>serve</c>.</summary>
internal sealed class ServeOptions
{
    public const string Usage = """
        serve [--port N] [--latency-ms N] [--fault KIND:RATE]... [--rate-limit N]
              [--listed-jobs N] [--listed-tasks N] [--list-changes N]
              [--verify-user] [--until-stdin-closes]

          --port N               TCP port on 127.0.0.1; 0 (default) takes a free one
          --latency-ms N         how long every answer takes
          --fault KIND:RATE      what goes wrong, and how often, from 0 to 1; may be
                                 repeated. Kinds: refuse429 http500 http502html reset
                                 slow truncate badjson unauthorized internalerror
                                 upstreampage upstreamrefused appforbidden
                                 notfoundpage
          --rate-limit N         requests per second each service takes; 0 (default)
                                 for no limit
          --listed-jobs N        generated DTS jobs that are listed, in three regions
          --listed-tasks N       generated Authing sync tasks that are listed
          --list-changes N       how often each list changes while it is read
          --verify-user          the gateway refuses a user without a token
          --until-stdin-closes   ends when standard input does, besides Ctrl+C and
                                 SIGTERM

        Exit codes: 0 when it was ended, 1 when the port can't be had, 2 for wrong
        options.
        """;

    private static readonly Dictionary<string, (int Largest, Action<ServeOptions, int> Apply)> Numbers = new(StringComparer.Ordinal)
    {
        ["--port"] = (65535, (options, port) => options.Port = port),
        ["--latency-ms"] = (int.MaxValue, (options, latency) => options.Emulator.Latency = TimeSpan.FromMilliseconds(latency)),
        ["--rate-limit"] = (int.MaxValue, (options, rate) => options.Emulator.RequestsPerSecond = rate),
        ["--listed-jobs"] = (100_000, (options, jobs) => options.Emulator.ListedDtsJobs = jobs),
        ["--listed-tasks"] = (100_000, (options, tasks) => options.Emulator.ListedSyncTasks = tasks),
        ["--list-changes"] = (int.MaxValue, (options, changes) => options.Emulator.ListChanges = changes),
    };

    public int Port { get; private set; }

    public bool UntilStdinCloses { get; private set; }

    /// <summary><c>--help</c> was asked for; nothing else counts then.</summary>
    public bool WantsHelp { get; private set; }

    public EmulatorOptions Emulator { get; } = new();

    /// <summary>Reads the arguments.</summary>
    /// <param name="args">The arguments after the word <c>serve</c>.</param>
    /// <param name="options">The options, when the arguments are right.</param>
    /// <param name="problem">What is wrong with them, when they are not.</param>
    public static bool TryParse(IReadOnlyList<string> args, [NotNullWhen(true)] out ServeOptions? options, [NotNullWhen(false)] out string? problem)
    {
        ServeOptions read = new();
        options = null;
        problem = null;
        for (int i = 0; i < args.Count && problem is null; i++)
        {
            if (args[i] is "--help" or "-h" or "-?")
                read.WantsHelp = true;
            else if (args[i] == "--until-stdin-closes")
                read.UntilStdinCloses = true;
            else if (args[i] == "--verify-user")
                read.Emulator.VerifyUser = true;
            else if (args[i] != "--fault" && !Numbers.ContainsKey(args[i]))
                problem = $"{args[i]}: there is no such option.";
            else if (i + 1 == args.Count)
                problem = $"{args[i]}: its value is missing.";
            else
                problem = read.Apply(args[i], args[++i]);
        }

        if (read.WantsHelp || problem is null)
            options = read;
        return options is not null;
    }

    /// <summary>Takes one option with its value; what is wrong with it, or <see langword="null"/>.</summary>
    private string? Apply(string name, string value)
    {
        if (name == "--fault")
        {
            if (!EmulatorFault.TryParse(value, out EmulatorFault? fault))
                return $"{name} {value}: KIND:RATE is expected, one of the kinds below and a rate from 0 to 1.";

            Emulator.Faults.Add(fault);
            return null;
        }

        (int largest, Action<ServeOptions, int> apply) = Numbers[name];
        if (!int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out int number) || number > largest)
            return string.Create(CultureInfo.InvariantCulture, $"{name} {value}: a whole number from 0 to {largest} is expected.");

        apply(this, number);
        return null;
    }
}
