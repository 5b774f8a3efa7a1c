namespace StatusPS.Engine.Services.Job;

/// <summary>A job instance in JOB's list.</summary>
/// <param name="CreateTime">The <c>create_time</c>, in Unix milliseconds.</param>
/// <param name="Record">The record, without steps.</param>
internal sealed record JobListRow(long CreateTime, JobInstanceStatus Record);
