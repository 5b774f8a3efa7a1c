namespace StatusPS;

/// <summary>The kinds of entries in the log of a DTS job.</summary>
public enum DtsLogKind
{
    /// <summary>The error message of the job.</summary>
    Error,

    /// <summary>An item of the precheck.</summary>
    Precheck,

    /// <summary>A phase: schema migration, full data or incremental data.</summary>
    Phase,

    /// <summary>The automatic retry.</summary>
    Retry,

    /// <summary>An entry of the service log (<c>DescribeDtsServiceLog</c>).</summary>
    ServiceLog,
}
