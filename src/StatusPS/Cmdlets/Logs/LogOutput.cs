namespace StatusPS.Cmdlets.Logs;

/// <summary>Writes the entries of logs as they are.</summary>
/// <param name="write">Writes an object to the pipeline.</param>
internal class LogOutput(Action<object> write)
{
    /// <summary>Writes an entry.</summary>
    public virtual void Write(StatusLogEntry entry) => WriteObject(entry);

    /// <summary>Writes what is left of a record's log.</summary>
    public virtual void CompleteRecord() { }

    /// <summary>Writes an object to the pipeline.</summary>
    protected void WriteObject(object value) => write(value);
}
