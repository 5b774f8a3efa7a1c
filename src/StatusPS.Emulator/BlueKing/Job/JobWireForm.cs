namespace StatusPS.Emulator.BlueKing.Job;

/// <summary>The form an instance is written in.</summary>
internal enum JobWireForm
{
    V3Esb,
    V3Gateway,
    V4Draft,
    V4Released,
}
