namespace StatusPS.Module.Tests.Help;

/// <summary>An example of a page.</summary>
/// <param name="Title">Its title, without the number.</param>
/// <param name="Prose">What is said about it.</param>
/// <param name="Code">What is run.</param>
internal sealed record HelpExample(string Title, string Prose, string Code);
