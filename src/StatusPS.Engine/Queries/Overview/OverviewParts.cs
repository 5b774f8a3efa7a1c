using System.Runtime.CompilerServices;
using StatusPS.Engine.Errors;
using StatusPS.Engine.Queries.Paging;
using StatusPS.Engine.Services.Authing;
using StatusPS.Engine.Services.Cmdb;
using StatusPS.Engine.Services.Dts;
using StatusPS.Engine.Services.Job;
using StatusPS.Engine.Transport;

namespace StatusPS.Engine.Queries.Overview;

/// <summary>
/// What a profile shows in an overview: the lists of its services in its default scope. BlueKing: the modules of every service template of the
/// scope, where that is a business, and the job instances of the scope since a time; Aliyun: the synchronization jobs of its region; Authing: the
/// latest job of every sync task.
/// </summary>
public static class OverviewParts
{
    /// <summary>The parts of a profile. Reads its secrets; asks nobody.</summary>
    /// <param name="connection">The profile's connection.</param>
    /// <param name="since">Job instances made then or later are listed.</param>
    /// <param name="throttle">The most requests under way at once, of each part.</param>
    /// <param name="trace">Is told of each request.</param>
    /// <exception cref="StatusException">The profile lacks something: a secret, a scope, a region.</exception>
    public static IReadOnlyList<OverviewPart> Of(ProfileConnection connection, DateTimeOffset since, int throttle, Action<string>? trace = null) => connection.Profile switch
    {
        BlueKingProfile blueKing => OfBlueKing(connection, blueKing, since, throttle, trace),
        AliyunProfile aliyun => OfAliyun(connection, aliyun, throttle, trace),
        _ => OfAuthing(connection, throttle, trace),
    };

    private static OverviewPart[] OfBlueKing(ProfileConnection connection, BlueKingProfile profile, DateTimeOffset since, int throttle, Action<string>? trace)
    {
        if (profile.ScopeId is not { Length: > 0 } scope)
        {
            throw StatusErrors.Profile(
                $"Profile '{profile.Name}' has no scope, and so neither CMDB nor JOB can be listed through it.",
                $"Store its business, or another scope, with your own ID in place of 2: Set-StatusProfile {CommandArgument.Quote(profile.Name)} -BlueKing -ScopeType {JobScopeType.Biz} -ScopeId 2");
        }
        string type = profile.ScopeType ?? JobScopeType.Biz;
        var history = new JobHistory(type, scope, since);
        var jobs = new JobListing(connection, trace);
        var job = new OverviewPart(StatusService.Job, profile.Name, cancellationToken => WholeAsync(jobs.ListAsync(history, 0, ulong.MaxValue, null, cancellationToken), cancellationToken));
        // CMDB knows businesses, and no sets of them.
        if (profile.DefaultBizId is not { } biz) return [job];
        var modules = new CmdbListing(connection, throttle, trace);
        return [new(StatusService.Cmdb, profile.Name, cancellationToken => PartsAsync(modules.ListAsync(biz, null, null, cancellationToken), cancellationToken)), job];
    }

    private static OverviewPart[] OfAliyun(ProfileConnection connection, AliyunProfile profile, int throttle, Action<string>? trace)
    {
        if (profile.RegionId is not { Length: > 0 } region)
        {
            throw StatusErrors.Profile(
                $"Profile '{profile.Name}' has no region, and so DTS can't be listed through it.",
                $"Store one: Set-StatusProfile {CommandArgument.Quote(profile.Name)} -Aliyun -RegionId cn-hangzhou");
        }
        var list = new DtsList(connection, trace);
        return [new(StatusService.Dts, profile.Name, cancellationToken => PartsAsync(list.ReadAsync([region], null, throttle, cancellationToken), cancellationToken))];
    }

    private static OverviewPart[] OfAuthing(ProfileConnection connection, int throttle, Action<string>? trace)
    {
        var list = new AuthingList(connection, trace);
        return [new(StatusService.Authing, connection.Profile.Name, cancellationToken => PartsAsync(list.ReadAsync(null, null, 0, 1, throttle, cancellationToken), cancellationToken))];
    }

    private static async IAsyncEnumerable<Listed<StatusRecord>> WholeAsync<TRecord>(
        IAsyncEnumerable<TRecord> records, [EnumeratorCancellation] CancellationToken cancellationToken) where TRecord : StatusRecord
    {
        await foreach (var record in records.WithCancellation(cancellationToken)) yield return new(record);
    }

    private static async IAsyncEnumerable<Listed<StatusRecord>> PartsAsync<TRecord>(
        IAsyncEnumerable<Listed<TRecord>> listed, [EnumeratorCancellation] CancellationToken cancellationToken) where TRecord : StatusRecord
    {
        await foreach (var one in listed.WithCancellation(cancellationToken)) yield return one.Error is { } error ? new(error, one.Part!) : new(one.Record!);
    }
}
