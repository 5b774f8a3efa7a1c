using StatusPS.Engine.Errors;
using StatusPS.Engine.Queries.Logs;
using StatusPS.Engine.Queries.Overview;
using StatusPS.Engine.Reporting.Metrics;
using StatusPS.Engine.Reporting.Reports;
using StatusPS.Engine.Services.Pages;
using StatusPS.Engine.Transport;
using StatusPS.Engine.Waiting.Polling;

namespace StatusPS.Engine.Services;

/// <summary>
/// Everything outside a service's folder that depends on the service: the texts, the key and the polling of its
/// records. <see cref="ServiceRegistry"/> holds one descriptor for each service.
/// </summary>
public abstract class ServiceDescriptor
{
    private protected ServiceDescriptor(
        StatusService service, StatusPlatform platform, Type recordType, string commandName) =>
        (Service, Platform, RecordType, CommandName) = (service, platform, recordType, commandName);

    /// <summary>The service.</summary>
    public StatusService Service { get; }

    /// <summary>The platform whose profiles give access to the service.</summary>
    public StatusPlatform Platform { get; }

    /// <summary>The type of the service's records.</summary>
    public Type RecordType { get; }

    /// <summary>The cmdlet that queries the service.</summary>
    public string CommandName { get; }

    /// <summary>True if a paused record continues only after a user has confirmed it.</summary>
    public virtual bool PausesForConfirmation => false;

    /// <summary>Returns a key that is equal for records of the same resource.</summary>
    /// <param name="record">A record of the service.</param>
    public abstract object GetKey(StatusRecord record);

    /// <summary>Returns the first key property that the record lacks for another query; null when it has all.</summary>
    /// <param name="record">A record of the service.</param>
    public abstract string? FindMissingKey(StatusRecord record);

    /// <summary>Returns a value that is equal as long as nothing that a person calls a change has changed.</summary>
    /// <param name="record">A record of the service.</param>
    public abstract object GetFingerprint(StatusRecord record);

    /// <summary>Returns whether the record has the result on each host.</summary>
    /// <param name="record">A record of the service.</param>
    public abstract bool HasHosts(StatusRecord record);

    /// <summary>Returns the progress from 0 to 100; null when the record does not tell it.</summary>
    /// <param name="record">A record of the service.</param>
    public abstract double? GetPercent(StatusRecord record);

    /// <summary>Returns the kind and the id of the resource, for the beginning of a message.</summary>
    /// <param name="record">A record of the service.</param>
    public abstract string GetSubject(StatusRecord record);

    /// <summary>
    /// Returns the step, the hosts, the percentage or the lag; empty when the record has none of them.
    /// </summary>
    /// <param name="record">A record of the service.</param>
    public abstract string GetPosition(StatusRecord record);

    /// <summary>Returns the position in one table cell; the service's own status when there is no position.</summary>
    /// <param name="record">A record of the service.</param>
    public abstract string GetPositionOrStatus(StatusRecord record);

    /// <summary>
    /// Returns the name of the resource, or what identifies it for a person; null when there is neither.
    /// </summary>
    /// <param name="record">A record of the service.</param>
    public abstract string? GetLabel(StatusRecord record);

    /// <summary>Returns the parts of the overview's text column; empty parts are left out.</summary>
    /// <param name="record">A record of the service.</param>
    public abstract IEnumerable<string?> GetOverviewText(StatusRecord record);

    /// <summary>Returns the overview's time: the duration, or the lag of a replication.</summary>
    /// <param name="record">A record of the service.</param>
    public abstract TimeSpan? GetOverviewTime(StatusRecord record);

    /// <summary>Returns what to do about a record in state <see cref="StatusState.Failed"/>.</summary>
    /// <param name="record">A record of the service.</param>
    public abstract LocalizedText GetFailureAdvice(StatusRecord record);

    /// <summary>Returns the address of the record's web page; null when the profile does not tell it.</summary>
    /// <param name="record">A record of the service.</param>
    /// <param name="profile">The profile of the record.</param>
    public abstract string? GetWebPage(StatusRecord record, StatusProfile profile);

    /// <summary>Returns the ids of the record, for argument completion.</summary>
    /// <param name="record">A record of the service.</param>
    public abstract IEnumerable<CompletionEntry> GetCompletions(StatusRecord record);

    /// <summary>Creates the source through which records are polled.</summary>
    /// <param name="connection">The connection of the records' profile.</param>
    /// <param name="throttle">The maximum number of concurrent requests.</param>
    /// <param name="trace">Receives one redacted line per HTTP attempt; null disables tracing.</param>
    /// <exception cref="StatusException">The profile is incomplete.</exception>
    internal abstract PollSource CreatePollSource(ProfileConnection connection, int throttle, Action<string>? trace);

    /// <summary>
    /// Creates the list of the profile's default scope; null when the service has no list for that scope. Sends
    /// nothing.
    /// </summary>
    /// <param name="connection">The connection of the profile.</param>
    /// <param name="since">The earliest creation time of records, where the service lists by time.</param>
    /// <param name="throttle">The maximum number of concurrent requests.</param>
    /// <param name="trace">Receives one redacted line per HTTP attempt; null disables tracing.</param>
    /// <exception cref="StatusException">The profile is incomplete or has no default scope.</exception>
    internal abstract OverviewPart? CreateOverviewPart(
        ProfileConnection connection, DateTimeOffset since, int throttle, Action<string>? trace);

    /// <summary>Creates the metrics of records, beside those that all services share.</summary>
    /// <param name="records">Records of the service, each resource once.</param>
    internal abstract IEnumerable<MetricGroup> CreateMetrics(IReadOnlyList<StatusRecord> records);

    /// <summary>Creates the reader of the records' logs.</summary>
    /// <param name="connection">The connection of the records' profile.</param>
    /// <param name="trace">Receives one redacted line per HTTP attempt; null disables tracing.</param>
    /// <exception cref="StatusException">The profile is incomplete.</exception>
    internal virtual LogReader CreateLogReader(ProfileConnection connection, Action<string>? trace) =>
        new MessageLogReader();

    /// <summary>
    /// Returns the record that a part of one belongs to, with nothing but its key; null when the object is no part of
    /// the service's records, or does not refer to its record.
    /// </summary>
    /// <param name="part">A part of a record, such as a step or a host.</param>
    public virtual StatusRecord? GetPartRecord(Snapshot part) => null;

    /// <summary>
    /// Returns a value that is equal for records of one resource that a report relates; null when there are none.
    /// </summary>
    /// <param name="record">A record of the service.</param>
    internal virtual object? GetReportGroup(StatusRecord record) => null;

    /// <summary>Returns what a report shows beneath a record.</summary>
    /// <param name="record">A record of the service.</param>
    /// <param name="related">The other records of its group.</param>
    internal virtual ReportDetail GetReportDetail(StatusRecord record, IReadOnlyList<StatusRecord> related) => new();

    /// <summary>
    /// Returns the type of the part of a record that an object from a file or JSON is; null when it is none.
    /// </summary>
    /// <param name="hasProperty">Returns whether the object has a property of that name.</param>
    public virtual Type? FindPartType(Func<string, bool> hasProperty) => null;

    /// <summary>Returns the key of a page of the service's console; null for other pages. Sends nothing.</summary>
    /// <param name="address">The address.</param>
    public virtual PageKey? ReadPage(WebPageAddress address) => null;

    /// <summary>
    /// Returns the host of the profile's console when a page is of another one; null when it is not, or not known.
    /// </summary>
    /// <param name="address">The address of a page of the service's console.</param>
    /// <param name="profile">The profile.</param>
    public virtual string? FindOtherSite(WebPageAddress address, StatusProfile profile) => null;

    /// <summary>Returns a text of the service with control characters removed; empty for null.</summary>
    /// <param name="text">The text.</param>
    private protected static string Sanitize(string? text) => Redaction.SanitizeControlCharacters(text);
}
