using System.Reflection;
using Xunit;

namespace StatusPS.Engine.Tests.Contracts;

/// <summary>Records are equal when their content is equal. How and when they were retrieved is not compared.</summary>
public sealed class SnapshotTests
{
    // The origin of the record, and values derived from the others and the time of the response.
    private static readonly string[] NotCompared =
    [
        nameof(StatusRecord.RequestId), nameof(StatusRecord.RetrievedAt), nameof(StatusRecord.Duration),
        nameof(DtsSyncStatus.Lag), nameof(DtsSyncStatus.Delay), nameof(DtsSyncStatus.Performance),
        nameof(DtsSyncStatus.Phases), nameof(DtsSyncStatus.Retry), nameof(StatusRecord.WebUrl),
    ];

    private static readonly Type[] Types =
        [
            typeof(CmdbSyncStatus), typeof(JobInstanceStatus), typeof(JobStepStatus), typeof(JobHostStatus),
            typeof(DtsSyncStatus), typeof(DtsDatabase),
            typeof(DtsPerformance), typeof(DtsPrecheckItem), typeof(DtsPhase), typeof(DtsRetry),
            typeof(AuthingSyncJob)];

    public static TheoryData<Type, string> EachProperty()
    {
        var data = new TheoryData<Type, string>();
        foreach (var type in Types)
        {
            foreach (var property in Settable(type)) data.Add(type, property.Name);
        }
        return data;
    }

    public static TheoryData<Type> EachType() => [.. Types];

    [Theory]
    [MemberData(nameof(EachProperty))]
    public void Each_property_is_compared_or_listed_as_ignored(Type type, string name)
    {
        Snapshot one = Make(type), other = Make(type);
        var property = type.GetProperty(name)!;
        property.SetValue(other, Another(property));
        Assert.Equal(NotCompared.Contains(name), one.Equals(other));
        Assert.Equal(NotCompared.Contains(name), one.CompareTo(other) == 0);
        Assert.Equal(Math.Sign(one.CompareTo(other)), -Math.Sign(other.CompareTo(one)));
    }

    [Theory]
    [MemberData(nameof(EachType))]
    public void Equal_records_have_equal_hash_codes(Type type)
    {
        Snapshot one = Make(type), other = Make(type);
        Assert.Equal(one, other);
        Assert.Equal(one.GetHashCode(), other.GetHashCode());
        Assert.Equal(0, one.CompareTo(other));
        Assert.Equal(1, one.CompareTo(null));
        Assert.Throws<ArgumentException>(() => one.CompareTo("text"));
    }

    [Fact]
    public void Duration_of_a_running_record_is_not_compared()
    {
        foreach (var state in Enum.GetValues<StatusState>())
        {
            JobInstanceStatus one = new() { State = state, TotalTime = TimeSpan.FromSeconds(1) },
                other = new() { State = state, TotalTime = TimeSpan.FromSeconds(2) };
            Assert.Equal(!StateTable.IsTerminal(state), one.Equals(other));
        }
    }

    [Fact]
    public void Nested_host_is_compared()
    {
        static JobInstanceStatus With(StatusState host) =>
            new() { Steps = [new JobStepStatus { Hosts = [new JobHostStatus { State = host }] }] };
        Assert.Equal(With(StatusState.Succeeded), With(StatusState.Succeeded));
        Assert.NotEqual(With(StatusState.Succeeded), With(StatusState.Failed));
        Assert.True(With(StatusState.Failed).CompareTo(With(StatusState.Succeeded)) < 0);
    }

    [Fact]
    public void Records_of_all_services_sort_by_urgency()
    {
        StatusRecord[] records =
        [
            new DtsSyncStatus { State = StatusState.Synchronizing },
            new AuthingSyncJob { State = StatusState.Succeeded },
            new CmdbSyncStatus { State = StatusState.OutOfSync }, new JobInstanceStatus { State = StatusState.Failed },
            new JobInstanceStatus { State = StatusState.Paused },
        ];
        Assert.Equal(
            [
                StatusState.Failed, StatusState.OutOfSync, StatusState.Paused, StatusState.Synchronizing,
                StatusState.Succeeded],
            records.Order().Select(record => record.State));
    }

    private static Snapshot Make(Type type)
    {
        var made = (Snapshot)Activator.CreateInstance(type)!;
        // Something that has ended, so that every time counts.
        type.GetProperty("State")?.SetValue(made, StatusState.Succeeded);
        return made;
    }

    private static IEnumerable<PropertyInfo> Settable(Type type) =>
        type.GetProperties().Where(property => property.CanWrite);

    private static object Another(PropertyInfo property)
    {
        var type = Nullable.GetUnderlyingType(property.PropertyType) ?? property.PropertyType;
        return type switch
        {
            _ when property.Name == "State" => StatusState.Failed,
            _ when type == typeof(string) => "another",
            _ when type == typeof(bool) => true,
            _ when type == typeof(DateTime) => new DateTime(2026, 1, 2, 3, 4, 5, DateTimeKind.Local),
            _ when type == typeof(TimeSpan) => TimeSpan.FromSeconds(7),
            { IsEnum: true } => Enum.GetValues(type)
                .Cast<object>()
                .Last(value => !value.Equals(property.GetValue(Activator.CreateInstance(property.ReflectedType!)))),
            _ when type.IsSubclassOf(typeof(Snapshot)) => Activator.CreateInstance(type)!,
            { IsGenericType: true } => NewList(type.GetGenericArguments()[0]),
            _ => Convert.ChangeType(7, type, System.Globalization.CultureInfo.InvariantCulture),
        };
    }

    private static Array NewList(Type item)
    {
        var list = Array.CreateInstance(item, 1);
        list.SetValue(Activator.CreateInstance(item), 0);
        return list;
    }
}
