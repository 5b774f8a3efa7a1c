namespace StatusPS.Emulator.Aliyun;

/// <summary>The state of one direction.</summary>
/// <param name="Direction"><see cref="Forward"/> or <see cref="Reverse"/>.</param>
/// <param name="Status">The status.</param>
/// <param name="Checkpoint">Unix seconds as text, or empty.</param>
internal sealed record EmulatedDtsDirection(string Direction, string Status, string Checkpoint)
{
    public const string Forward = "Forward";
    public const string Reverse = "Reverse";
}
