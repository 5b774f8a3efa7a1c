using System.Diagnostics.CodeAnalysis;
using System.Text.Json;
using StatusPS.Emulator.Http;

namespace StatusPS.Emulator.BlueKing.Cmdb;

/// <summary>The arguments of <c>find_module_batch</c>: some modules of a business.</summary>
internal sealed record CmdbModuleBatchArguments(long BizId, IReadOnlyList<long> ModuleIds)
{
    private const int MaxModules = 500; // From CMDB's document.

    /// <summary>Parses the arguments.</summary>
    /// <param name="bizId">The business, from the path or the body.</param>
    /// <param name="body">The JSON body.</param>
    /// <param name="arguments">The arguments, if valid.</param>
    /// <param name="error">The error, if invalid.</param>
    public static bool TryParse(
        string? bizId,
        JsonParameters body,
        [NotNullWhen(true)] out CmdbModuleBatchArguments? arguments,
        [NotNullWhen(false)] out CmdbApiError? error)
    {
        const string name = "bk_ids";
        arguments = null;
        if (!CmdbBusinessId.TryParse(bizId, body, out long biz, out error))
            return false;

        if (!body.TryGetElement("fields", out var fields) || fields.ValueKind != JsonValueKind.Array)
            error = CmdbApiError.NotSet("fields");
        else if (!body.TryGetElement(name, out var list) || list.ValueKind == JsonValueKind.Null)
            error = CmdbApiError.NotSet(name);
        else if (!JsonParameters.TryReadIds(list, out var ids))
            error = CmdbApiError.Invalid(name);
        else if (ids.Count is 0 or > MaxModules)
            error = CmdbApiError.Invalid(name);
        else
            arguments = new CmdbModuleBatchArguments(biz, ids);

        return arguments is not null;
    }
}
