using StatusPS.Engine.Json;

namespace StatusPS.Engine.Services.Authing;

/// <summary>
/// Maps the entries of a sync job's log. Fields that are known by name are typed; the rest is kept as text.
/// </summary>
internal static class AuthingLogMapper
{
    /// <summary>Creates the entry of the message of a sync job.</summary>
    /// <param name="record">The sync job.</param>
    public static AuthingLogEntry CreateMessage(AuthingSyncJob record) => new()
    {
        Severity = record.State == StatusState.Failed ? StatusLogSeverity.Error : StatusLogSeverity.Warning,
        Time = record.UpdatedAt,
        Text = record.Message ?? "",
    };

    /// <summary>Maps an entry.</summary>
    /// <param name="item">The entry; anything but an object becomes a text.</param>
    public static AuthingLogEntry Map(LenientElement item)
    {
        if (!item.IsObject) return new() { Text = item.RawText ?? "" };
        var fields = new Dictionary<string, string>();
        foreach (var (name, value) in item.Properties)
        {
            if (value.RawText is { } text) fields[name] = text;
        }
        string? error = Take("errMsg") ?? Take("errorMessage") ?? Take("error") ?? Take("message");
        var entry = new AuthingLogEntry
        {
            ObjectType = Take("objectType"),
            ObjectId = Take("objectId"),
            ObjectName = Take("objectName") ?? Take("name"),
            Action = Take("action"),
            Success = item["success"].Flag,
            Time = ApiTime.FromText(item["createdAt"].RawText),
        };
        // A value that is not understood stays readable.
        if (entry.Success is not null) fields.Remove("success");
        if (entry.Time is not null) fields.Remove("createdAt");
        entry.Fields = fields;
        entry.Source = entry.ObjectName ?? entry.ObjectId ?? entry.ObjectType;
        entry.SourceKey = (entry.ObjectType, entry.ObjectId, entry.ObjectName);
        entry.Severity = entry.Success == false || (entry.Success is null && error is not null)
            ? StatusLogSeverity.Error : StatusLogSeverity.Information;
        entry.Text = error ?? Describe(entry);
        return entry;

        string? Take(string name) => fields.Remove(name, out string? text) ? text : null;
    }

    private static string Describe(AuthingLogEntry entry)
    {
        string about = string.Join(' ', ((string?[])[entry.Action, entry.ObjectType]).OfType<string>());
        return entry.Success switch
        {
            true => LocalizedText.From($"{about}: succeeded"),
            false => LocalizedText.From($"{about}: failed, without a reason from the service"),
            // An unknown entry: everything that it has.
            _ => string.Join(", ",
                ((string?[])[about.Length == 0 ? null : about, .. entry.Fields.Select(pair => $"{pair.Key}={pair.Value}")])
                .OfType<string>()),
        };
    }
}
