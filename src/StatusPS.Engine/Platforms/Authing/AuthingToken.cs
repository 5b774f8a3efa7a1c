namespace StatusPS.Engine.Platforms.Authing;

/// <summary>A management token, its user pool, and the time until it is used.</summary>
internal sealed record AuthingToken(string Text, string UserPoolId, DateTimeOffset UsableUntil)
{
    public override string ToString() => UserPoolId;
}
