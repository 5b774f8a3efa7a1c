namespace StatusPS.Emulator.Aliyun;

/// <summary>The state of one direction; the checkpoint is Unix seconds as text, or empty.</summary>
internal sealed record DtsDirection(string Direction, string Status, string Checkpoint)
{
    public const string Forward = "Forward";
    public const string Reverse = "Reverse";
}
