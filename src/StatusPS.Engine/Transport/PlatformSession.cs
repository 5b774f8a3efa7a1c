namespace StatusPS.Engine.Transport;

/// <summary>
/// The state that a platform keeps between the requests of one profile, such as a token or the current access key.
/// </summary>
internal abstract class PlatformSession;
