using System.CommandLine;
using System.CommandLine.Parsing;
using System.Net.Sockets;
using StatusPS.Emulator;

namespace StatusPS.Demo.Hosting;

/// <summary>The command <c>serve</c>, which hosts the emulator for any client until it is stopped.</summary>
internal sealed class ServeCommand : Command
{
    private const int CannotListen = 1;

    private readonly Option<int> _port = CreateNumber("--port", 65535,
        "TCP port on 127.0.0.1; 0 selects a free port");

    private readonly Option<int> _latency = CreateNumber("--latency-ms", int.MaxValue,
        "Delay of each response in milliseconds");

    private readonly Option<EmulatorFault[]> _faults = new("--fault")
    {
        Description = "A fault and its rate from 0 to 1; may be repeated. Kinds: refuse429, http500, http502html, "
            + "reset, slow, truncate, badjson, unauthorized, internalerror, upstreampage, upstreamrefused, "
            + "appforbidden, notfoundpage",
        HelpName = "KIND:RATE",
        Arity = ArgumentArity.OneOrMore,
        CustomParser = ParseFaults,
    };

    private readonly Option<int> _rateLimit = CreateNumber("--rate-limit", int.MaxValue,
        "Requests per second that each service accepts; 0 for no limit");

    private readonly Option<int> _listedJobs = CreateNumber("--listed-jobs", 100_000,
        "Number of generated DTS jobs in the lists, in three regions");

    private readonly Option<int> _listedTasks = CreateNumber("--listed-tasks", 100_000,
        "Number of generated Authing sync tasks in the list");

    private readonly Option<int> _listChanges = CreateNumber("--list-changes", int.MaxValue,
        "Number of changes of each list while it is read");

    private readonly Option<int> _largeJobHosts = CreateNumber("--large-job-hosts", 100_000,
        "Number of hosts of the large job instances, 500 and 501; 0 for 50,000");

    private readonly Option<bool> _verifyUser = new("--verify-user")
    {
        Description = "The gateway rejects a user name without a token, as most sites do",
    };

    private readonly Option<TokenRefusal?> _tokenRefusal = new("--token-refusal")
    {
        Description = "Error for each request for an Authing token: secret, parameter, userpool or route",
        HelpName = "KIND",
        CustomParser = ParseTokenRefusal,
    };

    private readonly Option<bool> _oddDtsLists = new("--odd-dts-lists")
    {
        Description = "DTS lists empty reverse jobs, and two jobs of one instance and direction",
    };

    private readonly Option<MetadataTokenMode> _metadataToken = new("--metadata-token")
    {
        Description = "Token of Aliyun's metadata service: optional (default), required or unsupported",
        HelpName = "MODE",
        CustomParser = ParseMetadataToken,
    };

    private readonly Option<int> _keyLifetime = CreateNumber("--key-lifetime-sec", 86_400,
        "Lifetime of the keys from Aliyun's metadata service and credentials URI in seconds; 0 for six hours");

    private readonly Option<TimeProvider> _clock = new("--clock")
    {
        Description = "Time of the scenarios: real (default); fixed, or fixed:2026-03-01T08:00:00Z; step:5, which "
            + "advances by 5 s with each response. Signatures, tokens and latency follow real time",
        HelpName = "CLOCK",
        CustomParser = ParseClock,
    };

    private readonly Option<bool> _untilStdinCloses = new("--until-stdin-closes")
    {
        Description = "Stop at the end of standard input too, besides Ctrl+C and SIGTERM",
    };

    /// <summary>Creates the command.</summary>
    public ServeCommand()
        : base(
            "serve",
            "Hosts the emulated services on loopback. Prints one line of JSON with addresses and credentials.")
    {
        foreach (var option in (Option[])
            [
                _port, _latency, _faults, _rateLimit, _listedJobs, _listedTasks, _listChanges, _largeJobHosts,
                _verifyUser, _tokenRefusal, _oddDtsLists, _metadataToken, _keyLifetime, _clock, _untilStdinCloses,
            ])
        {
            Add(option);
        }
        SetAction(RunAsync);
    }

    private static Option<int> CreateNumber(string name, int max, string description) => new(name)
    {
        Description = description,
        HelpName = "N",
        CustomParser = result =>
        {
            if (int.TryParse(result.Tokens[0].Value, System.Globalization.NumberStyles.None,
                System.Globalization.CultureInfo.InvariantCulture, out int number) && number <= max) return number;
            result.AddError($"{name} {result.Tokens[0].Value}: expected a whole number from 0 to {max}.");
            return 0;
        },
    };

    private static EmulatorFault[] ParseFaults(ArgumentResult result)
    {
        var faults = new List<EmulatorFault>();
        foreach (var token in result.Tokens)
        {
            string text = token.Value;
            if (EmulatorFault.TryParse(text, out var fault)) faults.Add(fault);
            else result.AddError($"--fault {text}: expected KIND:RATE with a known kind and a rate from 0 to 1.");
        }
        return [.. faults];
    }

    private static TokenRefusal? ParseTokenRefusal(ArgumentResult result)
    {
        string text = result.Tokens[0].Value;
        if (text.All(char.IsAsciiLetter) && Enum.TryParse(text, ignoreCase: true, out TokenRefusal refusal))
            return refusal;
        result.AddError($"--token-refusal {text}: expected secret, parameter, userpool or route.");
        return null;
    }

    private static MetadataTokenMode ParseMetadataToken(ArgumentResult result)
    {
        string text = result.Tokens[0].Value;
        if (text.All(char.IsAsciiLetter) && Enum.TryParse(text, ignoreCase: true, out MetadataTokenMode mode))
            return mode;
        result.AddError($"--metadata-token {text}: expected optional, required or unsupported.");
        return MetadataTokenMode.Optional;
    }

    private static TimeProvider? ParseClock(ArgumentResult result)
    {
        if (ScenarioClock.TryParse(result.Tokens[0].Value, out var clock)) return clock;
        result.AddError($"--clock {result.Tokens[0].Value}: expected {ScenarioClock.Syntax}.");
        return null;
    }

    private async Task<int> RunAsync(ParseResult result, CancellationToken cancellationToken)
    {
        int port = result.GetValue(_port);
        EmulatedCloud cloud;
        EmulatorHost started;
        try
        {
            cloud = new EmulatedCloud(CreateEmulatorOptions(result), scenarioTime: result.GetValue(_clock));
            started = await EmulatorHost.StartAsync(cloud, port, cancellationToken);
        }
        catch (Exception exception) when (exception is IOException or SocketException)
        {
            await Console.Error.WriteLineAsync($"Cannot listen on port {port}: {exception.Message}");
            return CannotListen;
        }
        catch (OperationCanceledException) when (cancellationToken.IsCancellationRequested)
        {
            return 0;
        }

        await using var host = started;
        await Console.Out.WriteLineAsync(ServeLine.Create(host.Address, cloud));
        await Console.Out.FlushAsync(CancellationToken.None);
        var canceled = Task.Delay(Timeout.InfiniteTimeSpan, cancellationToken);
        await Task.WhenAny(result.GetValue(_untilStdinCloses) ? [canceled, ReadInputToEndAsync()] : [canceled]);
        return 0;
    }

    private EmulatorOptions CreateEmulatorOptions(ParseResult result)
    {
        var options = new EmulatorOptions
        {
            Latency = TimeSpan.FromMilliseconds(result.GetValue(_latency)),
            RequestsPerSecond = result.GetValue(_rateLimit),
            ListedDtsJobs = result.GetValue(_listedJobs),
            ListedSyncTasks = result.GetValue(_listedTasks),
            ListChanges = result.GetValue(_listChanges),
            VerifyUser = result.GetValue(_verifyUser),
            TokenRefusal = result.GetValue(_tokenRefusal),
            OddDtsLists = result.GetValue(_oddDtsLists),
            MetadataToken = result.GetValue(_metadataToken),
        };
        if (result.GetValue(_largeJobHosts) is > 0 and var hosts) options.LargeJobHosts = hosts;
        if (result.GetValue(_keyLifetime) is > 0 and var seconds)
            options.KeyLifetime = TimeSpan.FromSeconds(seconds);
        foreach (var fault in result.GetValue(_faults) ?? []) options.Faults.Add(fault);
        return options;
    }

    // On its own thread, because reading the console's stream cannot be canceled.
    private static Task ReadInputToEndAsync() => Task.Run(() =>
    {
        using var input = Console.OpenStandardInput();
        Span<byte> ignored = stackalloc byte[256];
        while (input.Read(ignored) > 0)
        {
        }
    });
}
