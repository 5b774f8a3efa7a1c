namespace StatusPS.Emulator.Authing;

/// <summary>A total, and how many of it succeeded.</summary>
internal readonly record struct EmulatedSyncCount(int All, int Succeeded)
{
    /// <summary>Creates a count of which a share succeeded, from 0 to 1.</summary>
    public static EmulatedSyncCount Create(double share, int all)
        => new(all, (int)Math.Floor(all * Math.Clamp(share, 0, 1)));
}
