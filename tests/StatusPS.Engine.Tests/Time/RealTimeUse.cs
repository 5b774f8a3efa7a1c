using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace StatusPS.Engine.Tests.Time;

/// <summary>A position in a C# file where a test waits for real time or measures it.</summary>
/// <param name="Line">The number of the line, from 1.</param>
/// <param name="Text">The code.</param>
internal sealed record RealTimeUse(int Line, string Text)
{
    private static readonly HashSet<string> Types = ["Stopwatch", "SpinWait", "PeriodicTimer"];
    private static readonly HashSet<string> SystemClock =
    [
        "Thread.Sleep", "TimeProvider.System.GetTimestamp", "TimeProvider.System.GetElapsedTime",
        "TimeProvider.System.CreateTimer",
    ];
    private static readonly HashSet<string> Members = ["CancelAfter", "TickCount", "TickCount64"];
    private static readonly HashSet<string> Waits =
        ["WaitAsync", "Wait", "WaitOne", "WaitAll", "WaitAny", "WaitForExit", "Join", "TryEnter"];

    /// <summary>Returns the names of all variables, parameters and members of type TimeSpan.</summary>
    /// <param name="root">The syntax of a file.</param>
    public static IEnumerable<string> FindTimeSpans(SyntaxNode root) => root.DescendantNodes().SelectMany(GetTimeSpans);

    /// <summary>Finds the uses in a file.</summary>
    /// <param name="root">The syntax of the file.</param>
    /// <param name="timeSpans">The names that stand for a TimeSpan.</param>
    public static IEnumerable<RealTimeUse> Find(SyntaxNode root, IReadOnlySet<string> timeSpans) => root
        .DescendantNodes()
        .Where(node => IsRealTime(node, timeSpans))
        .Select(node => new RealTimeUse(node.GetLocation().GetLineSpan().StartLinePosition.Line + 1, node.ToString()));

    private static IEnumerable<string> GetTimeSpans(SyntaxNode node) => node switch
    {
        VariableDeclarationSyntax declaration => declaration.Variables
            .Where(variable => IsTimeSpan(declaration.Type) || BeginsWithTimeSpan(variable.Initializer?.Value))
            .Select(variable => variable.Identifier.ValueText),
        ParameterSyntax parameter when IsTimeSpan(parameter.Type) => [parameter.Identifier.ValueText],
        PropertyDeclarationSyntax property when IsTimeSpan(property.Type) => [property.Identifier.ValueText],
        _ => [],
    };

    private static bool IsRealTime(SyntaxNode node, IReadOnlySet<string> timeSpans) => node switch
    {
        IdentifierNameSyntax name => Members.Contains(name.Identifier.ValueText)
            || (Types.Contains(name.Identifier.ValueText) && !IsSpinWaitMethod(name)),
        MemberAccessExpressionSyntax member => SystemClock.Contains(member.ToString()),
        InvocationExpressionSyntax call => IsDelay(call) || IsLimitedWait(call, timeSpans),
        ObjectCreationExpressionSyntax created => IsSystemTimer(created),
        // The distance of a time from now.
        BinaryExpressionSyntax distance when distance.IsKind(SyntaxKind.SubtractExpression) =>
            IsNow(distance.Left) || IsNow(distance.Right),
        AttributeArgumentSyntax { NameEquals.Name.Identifier.ValueText: "Timeout" } => true,
        _ => false,
    };

    // Thread.SpinWait is work of a given length, and no wait.
    private static bool IsSpinWaitMethod(IdentifierNameSyntax name) =>
        name.Parent is MemberAccessExpressionSyntax member && member.ToString() == "Thread.SpinWait";

    private static bool IsSystemTimer(ObjectCreationExpressionSyntax created) => created.Type.ToString() switch
    {
        "CancellationTokenSource" => created.ArgumentList?.Arguments is [var delay] && !IsInfinite(delay.Expression),
        "Timer" or "System.Threading.Timer" => true,
        _ => false,
    };

    private static bool IsDelay(InvocationExpressionSyntax call) => call.Expression.ToString() == "Task.Delay"
        && call.ArgumentList.Arguments is [var first, ..] && !IsInfinite(first.Expression)
        // With a clock: the overload of three arguments, or one whose clock is named so.
        && call.ArgumentList.Arguments.Count < 3
        && !call.ArgumentList.Arguments.Skip(1).Any(other => IsClock(other.Expression));

    private static bool IsClock(ExpressionSyntax expression) =>
        expression.ToString().ToUpperInvariant().TrimStart('_') is "TIME" or "CLOCK";

    private static bool IsLimitedWait(InvocationExpressionSyntax call, IReadOnlySet<string> timeSpans) =>
        call.Expression is MemberAccessExpressionSyntax { Name.Identifier.ValueText: var name } && Waits.Contains(name)
        && call.ArgumentList.Arguments.Any(argument => IsTimeSpan(argument.Expression, timeSpans))
        && !call.ArgumentList.Arguments.Any(argument => IsClock(argument.Expression));

    private static bool IsTimeSpan(ExpressionSyntax expression, IReadOnlySet<string> timeSpans) => expression switch
    {
        LiteralExpressionSyntax literal => literal.IsKind(SyntaxKind.NumericLiteralExpression),
        IdentifierNameSyntax name => timeSpans.Contains(name.Identifier.ValueText),
        // Neither of them is a limit: one does not wait, the other has no end.
        MemberAccessExpressionSyntax when expression.ToString() is "TimeSpan.Zero" or "Timeout.InfiniteTimeSpan" =>
            false,
        MemberAccessExpressionSyntax member =>
            timeSpans.Contains(member.Name.Identifier.ValueText) || BeginsWithTimeSpan(member),
        _ => BeginsWithTimeSpan(expression),
    };

    private static bool BeginsWithTimeSpan(ExpressionSyntax? expression) =>
        expression?.ToString().StartsWith("TimeSpan.", StringComparison.Ordinal) ?? false;

    private static bool IsTimeSpan(TypeSyntax? type) => type?.ToString() is "TimeSpan" or "TimeSpan?";

    private static bool IsInfinite(ExpressionSyntax expression) =>
        expression.ToString() is "Timeout.Infinite" or "Timeout.InfiniteTimeSpan" or "-1";

    private static bool IsNow(ExpressionSyntax expression) =>
        expression.ToString() is "DateTime.Now" or "DateTime.UtcNow" or "DateTimeOffset.Now" or "DateTimeOffset.UtcNow";
}
