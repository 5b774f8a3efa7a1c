namespace StatusPS.Emulator.BlueKing.Cmdb;

/// <summary>An error of CMDB: code and message.</summary>
internal sealed record CmdbApiError(int Code, string Message)
{
    public static CmdbApiError NotJson { get; } = new(1199000, "json unmarshal error");

    public static CmdbApiError Internal { get; } = new(1199998, "Unknown or unrecognized error");

    public static CmdbApiError PageTooLarge { get; } = new(1199059, "page limit is exceeded. suggestion 200");

    public static CmdbApiError Invalid(string name) => new(1199006, name + " is invalid");

    public static CmdbApiError NotSet(string name) => new(1199010, name + " must be set");
}
