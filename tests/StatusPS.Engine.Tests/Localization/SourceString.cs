namespace StatusPS.Engine.Tests.Localization;

/// <summary>A string in a C# file.</summary>
/// <param name="Value">The text, with numbered placeholders for values.</param>
/// <param name="Line">The line it stands in.</param>
/// <param name="Number">The line's number, from 1.</param>
internal sealed record SourceString(string Value, string Line, int Number);
