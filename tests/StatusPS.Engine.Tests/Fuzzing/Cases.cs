using FsCheck;
using FsCheck.Fluent;
using StatusPS.Engine.Tests.Time;
using Xunit;

namespace StatusPS.Engine.Tests.Fuzzing;

/// <summary>
/// Runs a property over many cases. A failure reports the smallest failing case and the seed that reproduces it.
/// </summary>
internal static class Cases
{

    /// <summary>Numbers to derive choices from. Removing some makes a case smaller.</summary>
    public static Arbitrary<int[]> Numbers { get; } = Arb.From(Gen.ArrayOf(Gen.Choose(0, int.MaxValue)),
        numbers => Enumerable.Range(0, numbers.Length)
            .Select(left => (int[])[.. numbers[..left], .. numbers[(left + 1)..]]));

    /// <summary>Text of any script, with special characters and lone surrogates.</summary>
    public static Arbitrary<string> Texts { get; } = Arb.From(
        from parts in Gen.ArrayOf(Gen.Frequency(
            (4, Gen.Choose(0x20, 0x7E).Select(code => $"{(char)code}")),
            (2, Gen.Choose(0xA0, 0xFFFF).Select(code => $"{(char)code}")),
            (1, Gen.Choose(0x10000, 0x10FFFF).Select(char.ConvertFromUtf32)),
            (1, Gen.Choose(0xD800, 0xDFFF).Select(code => $"{(char)code}")),
            (2, Gen.Elements(
                "+", "*", "~", "!", "'", "(", ")", "/", "?", "=", "&", "%", "%20", "%2A", " ", "#", "\\", "\"", "中文",
                "é", "😀", "\0", "\n", "..", "<"))))
        select string.Concat(parts),
        text => Enumerable.Range(0, text.Length).Select(left => text.Remove(left, 1)));

    /// <summary>Checks that each case ends within its time, without a failure.</summary>
    public static void Check<T>(int count, Arbitrary<T> cases, Func<T, Task> holds)
    {
        int passed = 0;
        FsCheck.Check.One(Config.QuickThrowOnFailure.WithQuietOnSuccess(true)
            .WithMaxTest(count)
            .WithEndSize(12), Prop.ForAll(cases, one =>
        {
            holds(one).GuardAsync().GetAwaiter().GetResult();
            passed++;
        }));
        Assert.Equal(count, passed);
        TestContext.Current.TestOutputHelper?.WriteLine($"{passed} cases passed");
    }
}
