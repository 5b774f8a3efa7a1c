namespace StatusPS.Emulator.Authing;

/// <summary>A total and how much of it succeeded.</summary>
internal readonly record struct SyncCount(int All, int Succeeded)
{
    public static SyncCount At(double share, int all) => new(all, (int)Math.Floor(all * Math.Clamp(share, 0, 1)));
}
