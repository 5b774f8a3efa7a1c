using System.ComponentModel;

namespace StatusPS;

/// <summary>An entry of a sync job's log: the synchronization of a department or a user.</summary>
[TypeConverter("StatusPS.Serialization.SnapshotConverter, StatusPS")]
public sealed class AuthingLogEntry : StatusLogEntry
{
    /// <summary>Creates an empty entry.</summary>
    public AuthingLogEntry() : base(StatusService.Authing) { }

    /// <summary>
    /// Gets or sets the type of the object, such as <c>USER</c> or <c>DEPARTMENT</c>; null when it is not known.
    /// </summary>
    public string? ObjectType { get; set; }

    /// <summary>Gets or sets the ID of the object; null when it is not known.</summary>
    public string? ObjectId { get; set; }

    /// <summary>Gets or sets the name of the object; null when it is not known.</summary>
    public string? ObjectName { get; set; }

    /// <summary>Gets or sets the action, such as <c>CREATE</c>; null when it is not known.</summary>
    public string? Action { get; set; }

    /// <summary>Gets or sets whether the object was synchronized; null when it is not known.</summary>
    public bool? Success { get; set; }

    /// <summary>
    /// Gets or sets the fields of the response that have no property here, by name, in the service's order. The format
    /// of the response is not documented.
    /// </summary>
    public IReadOnlyDictionary<string, string> Fields { get; set; } = new Dictionary<string, string>();

    /// <inheritdoc/>
    internal override LogOutcome Outcome =>
        new(ObjectType, Success switch { true => "Succeeded", false => "Failed", _ => null }, null, Action);

    /// <inheritdoc/>
    internal override void RedactTexts(Func<string?, string?> redact)
    {
        base.RedactTexts(redact);
        ObjectType = redact(ObjectType);
        ObjectId = redact(ObjectId);
        ObjectName = redact(ObjectName);
        Action = redact(Action);
        // Different names may be the same when redacted.
        var fields = new Dictionary<string, string>(Fields.Count);
        foreach (var (name, value) in Fields) fields[redact(name) ?? ""] = redact(value) ?? "";
        Fields = fields;
    }

    /// <inheritdoc/>
    private protected override object?[] OwnComponents =>
    [
        ObjectType, ObjectId, ObjectName, Action, Success,
        // A file does not keep their order.
        string.Join('\n', Fields.OrderBy(pair => pair.Key, StringComparer.Ordinal)
            .Select(pair => $"{pair.Key}={pair.Value}")),
    ];
}
