namespace StatusPS.Emulator.BlueKing.Job;

/// <summary>The format of an instance in a response.</summary>
internal enum JobResponseFormat
{
    V3Esb,
    V3Gateway,
    V4Draft,
    V4Released,
}
