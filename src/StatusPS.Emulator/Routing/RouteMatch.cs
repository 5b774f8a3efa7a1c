namespace StatusPS.Emulator.Routing;

/// <summary>A route that matches a request.</summary>
/// <param name="Route">The route.</param>
/// <param name="PathValue">The path segment at the route's placeholder; null without a placeholder.</param>
internal readonly record struct RouteMatch(Route Route, string? PathValue);
