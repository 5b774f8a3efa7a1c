namespace StatusPS.Engine.Platforms.Authing;

/// <summary>A management token, the user pool it is for, and until when it is used.</summary>
internal sealed record AuthingToken(string Text, string UserPoolId, DateTimeOffset UsableUntil)
{
    public override string ToString() => UserPoolId;
}
