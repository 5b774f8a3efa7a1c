namespace StatusPS.Emulator.BlueKing.Job;

/// <summary>A parameter that is missing or not legal.</summary>
internal sealed record JobParameterProblem(string Name, bool Missing)
{
    /// <summary>JOB's number for it.</summary>
    public int Code => Missing ? 1241004 : 1241005;
}
