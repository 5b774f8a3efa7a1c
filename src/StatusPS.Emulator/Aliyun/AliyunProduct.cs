namespace StatusPS.Emulator.Aliyun;

/// <summary>A product of Aliyun: the version of its API and its actions.</summary>
/// <param name="Name">The name in addresses of the error center.</param>
/// <param name="Version">The only version of the API.</param>
/// <param name="Actions">The names of the actions.</param>
internal sealed record AliyunProduct(string Name, string Version, params string[] Actions)
{
    /// <summary>Checks that an action and its version exist, which a product does before it authenticates.</summary>
    /// <returns>The error, or null.</returns>
    public AliyunApiError? CheckAction(string? action, string? version)
    {
        if (string.IsNullOrEmpty(action))
            return AliyunApiError.CreateMissing("Action");
        if (string.IsNullOrEmpty(version))
            return AliyunApiError.CreateMissing("Version");
        if (version != Version)
            return new(400, "InvalidVersion", "Specified parameter Version is not valid.");

        return Actions.Contains(action)
            ? null
            : new(404, "InvalidAction.NotFound", "Specified api is not found, please check your url and method.");
    }
}
