namespace StatusPS.Emulator.Http;

/// <summary>Parameters of a call, wherever they travel.</summary>
internal interface IParameters
{
    /// <summary>The value as text, or <see langword="null"/> when it is absent or not a plain value.</summary>
    string? Find(string name);
}
