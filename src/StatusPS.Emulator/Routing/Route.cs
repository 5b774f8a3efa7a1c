using StatusPS.Emulator.Http;

namespace StatusPS.Emulator.Routing;

/// <summary>One operation: the method and path, the authenticator, and the handler behind it.</summary>
internal sealed class Route
{
    /// <summary>Matches every method.</summary>
    public const string AnyMethod = "*";

    private readonly Func<ReceivedRequest, RouteMatch, EmulatorResponse> _handle;
    private readonly string _prefix;
    private readonly string? _suffix;
    private readonly bool _matchesRest;

    private Route(
        string action,
        string method,
        string path,
        Authenticator authenticator,
        Func<ReceivedRequest, RouteMatch, EmulatorResponse> handle)
    {
        Action = action;
        Method = method;
        Path = path;
        Authenticator = authenticator;
        _handle = handle;
        int start = path.IndexOf('{', StringComparison.Ordinal);
        _prefix = start < 0 ? path : path[..start];
        _matchesRest = start >= 0 && path[start..] == "{*rest}";
        _suffix = start < 0 || _matchesRest ? null : path[(path.IndexOf('}', start) + 1)..];
    }

    /// <summary>The name that <see cref="EmulatorCounters"/> counts the requests under.</summary>
    public string Action { get; }

    /// <summary>The HTTP method, or <see cref="AnyMethod"/>.</summary>
    public string Method { get; }

    /// <summary>The path; it may hold one <c>{placeholder}</c> for a segment, or end with <c>{*rest}</c>.</summary>
    public string Path { get; }

    /// <summary>The access control.</summary>
    public Authenticator Authenticator { get; }

    /// <summary>Creates a route.</summary>
    /// <typeparam name="TCall">The authenticated request.</typeparam>
    /// <param name="method">The HTTP method, or <see cref="AnyMethod"/>.</param>
    /// <param name="path">The path, with at most one placeholder.</param>
    /// <param name="authenticator">The access control.</param>
    /// <param name="handler">Responds to authenticated requests.</param>
    /// <param name="action">The name that the requests are counted under.</param>
    public static Route Create<TCall>(
        string method,
        string path,
        Authenticator<TCall> authenticator,
        Func<TCall, EmulatorResponse> handler,
        string action)
        => new(action, method, path, authenticator, (request, match) => authenticator.Handle(request, match, handler));

    /// <summary>Authenticates a request and calls the handler.</summary>
    public EmulatorResponse Handle(ReceivedRequest request, RouteMatch match) => _handle(request, match);

    /// <summary>Matches a method and a path.</summary>
    /// <returns>The match, or null.</returns>
    public RouteMatch? Match(string method, string path)
    {
        if ((Method != AnyMethod && Method != method) || !path.StartsWith(_prefix, StringComparison.Ordinal))
            return null;
        if (_suffix is null)
            return _matchesRest || path.Length == _prefix.Length ? new RouteMatch(this, null) : null;

        int length = path.Length - _prefix.Length - _suffix.Length;
        if (length <= 0 || !path.EndsWith(_suffix, StringComparison.Ordinal))
            return null;

        string value = path.Substring(_prefix.Length, length);
        return value.Contains('/', StringComparison.Ordinal) ? null : new RouteMatch(this, value);
    }
}
