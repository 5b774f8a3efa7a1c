using StatusPS.Engine.Errors;

namespace StatusPS.Engine.Platforms.BlueKing;

/// <summary>
/// The access token of a profile: from a file, or from the profile itself. Another process may renew it where it is
/// kept, so it is read again when the site refuses it.
/// </summary>
/// <param name="profile">The profile.</param>
/// <param name="time">The clock.</param>
/// <param name="redaction">The redaction of the profile's secrets; null when nothing is to be redacted.</param>
internal sealed class BlueKingAccessToken(BlueKingProfile profile, TimeProvider time, Redaction? redaction)
{
    private readonly Lock _lock = new();
    private volatile string? _text = profile.AccessTokenFile is null
        ? profile.Reveal(BlueKingProfile.AccessToken)
        : null;

    /// <summary>The token that requests send now; null when the profile has none, or it was not read yet.</summary>
    public string? Text => _text;

    /// <summary>Reads the token, unless it was read before.</summary>
    /// <param name="cancellationToken">A token to cancel the operation.</param>
    /// <exception cref="StatusException">The file cannot be read, or has no token.</exception>
    public async ValueTask PrepareAsync(CancellationToken cancellationToken)
    {
        if (_text is not null || profile.AccessTokenFile is not { } file) return;
        string read = await TokenFile.ReadAsync(file, profile.Name, time, cancellationToken);
        lock (_lock) _text ??= Register(read);
    }

    /// <summary>Reads the token again after the site refused it, unless another request has done so.</summary>
    /// <param name="refused">The refused token; null when none was sent.</param>
    /// <returns>True if there is another token now.</returns>
    public bool Renew(string? refused)
    {
        if (refused is null) return false;
        lock (_lock)
        {
            if (_text != refused) return true;
            try
            {
                string? read = profile.AccessTokenFile is { } file
                    ? TokenFile.Read(file, profile.Name)
                    : profile.RevealCurrent(BlueKingProfile.AccessToken);
                if (read is null || read == refused) return false;
                _text = Register(read);
                return true;
            }
            catch (StatusException)
            {
                // The refusal of the token tells more than the failure to read another.
                return false;
            }
        }
    }

    private string Register(string text)
    {
        redaction?.Add(text);
        return text;
    }
}
