using System.Text;
using System.Text.RegularExpressions;
using StatusPS.Emulator;

namespace StatusPS.Engine.Tests.Waiting;

/// <summary>A service with any number of jobs that never end: the emulator's running job with other IDs.</summary>
/// <param name="cloud">The emulator.</param>
/// <param name="time">The clock.</param>
/// <param name="repeats">True to reuse the emulator's first response for all requests, so that they cost
/// little.</param>
internal sealed partial class RunningJobs(EmulatedCloud cloud, TimeProvider time, bool repeats = false)
    : DelegatingHandler(new EmulatorHandler(cloud))
{
    public const long First = 5_000_000;

    // Run status 2.
    private const long Running = EmulatorScenarios.Job.FirstOfEachStatus + 1;

    private readonly Lock _lock = new();
    private readonly Queue<DateTimeOffset> _lastSecond = new();

    private string? _template;

    /// <summary>The maximum number of requests within a second.</summary>
    public int Busiest { get; private set; }

    protected override async Task<HttpResponseMessage> SendAsync(
        HttpRequestMessage request, CancellationToken cancellationToken)
    {
        lock (_lock)
        {
            var now = time.GetUtcNow();
            _lastSecond.Enqueue(now);
            while (_lastSecond.Peek() <= now.AddSeconds(-1)) _lastSecond.Dequeue();
            Busiest = Math.Max(Busiest, _lastSecond.Count);
        }
        string id = Id().Match(request.RequestUri!.Query).Groups[1].Value;
        if (repeats && _template is { } template)
            return new()
            {
                RequestMessage = request,
                Content = new StringContent(Answer(template, id), Encoding.UTF8, "application/json")
            };
        request.RequestUri = new(request.RequestUri.AbsoluteUri.Replace("job_instance_id="
            + id, $"job_instance_id={Running}", StringComparison.Ordinal));
        var response = await base.SendAsync(request, cancellationToken);
        string body = _template = await response.Content.ReadAsStringAsync(cancellationToken);
        response.Content = new StringContent(Answer(body, id), Encoding.UTF8, "application/json");
        return response;
    }

    private static string Answer(string body, string id) =>
        body.Replace($"\"job_instance_id\":{Running}", "\"job_instance_id\":" + id, StringComparison.Ordinal);

    [GeneratedRegex(@"job_instance_id=(\d+)")]
    private static partial Regex Id();
}
