namespace StatusPS;

/// <summary>The BlueKing entry point: API Gateway or ESB.</summary>
public enum BlueKingApi
{
    /// <summary>The API Gateway.</summary>
    Gateway,

    /// <summary>The older ESB (component bus).</summary>
    Esb,
}
