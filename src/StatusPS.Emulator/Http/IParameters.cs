namespace StatusPS.Emulator.Http;

/// <summary>The parameters of a request, from the query or the body.</summary>
internal interface IParameters
{
    /// <summary>Finds a value as text; null if it is missing or not a plain value.</summary>
    string? Find(string name);
}
