namespace StatusPS.Module.Tests.Help;

/// <summary>An example of a page.</summary>
/// <param name="Title">The title, without the number.</param>
/// <param name="Prose">The text around the code.</param>
/// <param name="Code">The code.</param>
internal sealed record HelpExample(string Title, string Prose, string Code);
