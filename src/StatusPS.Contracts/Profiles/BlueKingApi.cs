namespace StatusPS;

/// <summary>Through which door BlueKing is asked.</summary>
public enum BlueKingApi
{
    /// <summary>The API Gateway.</summary>
    Gateway,

    /// <summary>The older component bus.</summary>
    Esb,
}
