namespace StatusPS.Emulator.Aliyun;

/// <summary>The identity of an access key.</summary>
/// <param name="Role">The role of a session; null for a RAM user.</param>
/// <param name="Name">The name of the session or the user.</param>
/// <param name="IsForbidden">True without any permission.</param>
internal sealed record AliyunCaller(AliyunRole? Role, string Name, bool IsForbidden);
