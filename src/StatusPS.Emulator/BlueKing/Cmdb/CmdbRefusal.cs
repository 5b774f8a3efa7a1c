namespace StatusPS.Emulator.BlueKing.Cmdb;

/// <summary>Why CMDB does not take the parameters: its number and its words.</summary>
internal sealed record CmdbRefusal(int Code, string Message)
{
    public static CmdbRefusal NotJson { get; } = new(1199000, "json unmarshal error");

    public static CmdbRefusal Internal { get; } = new(1199998, "Unknown or unrecognized error");

    public static CmdbRefusal PageTooLarge { get; } = new(1199059, "page limit is exceeded. suggestion 200");

    public static CmdbRefusal Invalid(string name) => new(1199006, name + " is invalid");

    public static CmdbRefusal NotSet(string name) => new(1199010, name + " must be set");
}
