namespace StatusPS.Engine.Tests.Fuzzing;

/// <summary>The numbers of a case, used one by one. When all are used, each further one is 0.</summary>
internal sealed class Choices(int[] numbers)
{
    private int _taken;

    public bool Any => _taken < numbers.Length;

    /// <summary>Selects one of the items.</summary>
    public int Below(int count) => _taken < numbers.Length && count > 0 ? numbers[_taken++] % count : 0;

    public T Of<T>(IReadOnlyList<T> all) => all[Below(all.Count)];
}
