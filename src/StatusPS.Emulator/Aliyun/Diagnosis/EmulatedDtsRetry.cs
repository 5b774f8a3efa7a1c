namespace StatusPS.Emulator.Aliyun.Diagnosis;

/// <summary>The retries of a job. Times are in seconds.</summary>
internal sealed record EmulatedDtsRetry(long Count, long Time, long MaxTime, string Target, string Module);
