using System.Diagnostics.CodeAnalysis;
using System.Text.Json;
using StatusPS.Emulator.Http;

namespace StatusPS.Emulator.BlueKing.Cmdb;

/// <summary>The arguments of <c>general_difference</c>: one module of one service template.</summary>
internal sealed record CmdbDifferenceArguments(long BizId, long ServiceTemplateId, long ModuleId)
{
    /// <summary>Parses the arguments.</summary>
    /// <param name="body">The JSON body.</param>
    /// <param name="arguments">The arguments, if valid.</param>
    /// <param name="error">The error, if invalid.</param>
    public static bool TryParse(
        JsonParameters body,
        [NotNullWhen(true)] out CmdbDifferenceArguments? arguments,
        [NotNullWhen(false)] out CmdbApiError? error)
    {
        arguments = null;
        if (!CmdbBusinessId.TryParse(CmdbBusinessId.Read(body), body, out long biz, out error))
            return false;
        if (TryReadId(body, "service_template_id", out long template, out error)
            && TryReadId(body, "bk_module_id", out long module, out error))
        {
            arguments = new CmdbDifferenceArguments(biz, template, module);
        }

        return arguments is not null;
    }

    private static bool TryReadId(
        JsonParameters body, string name, out long id, [NotNullWhen(false)] out CmdbApiError? error)
    {
        id = 0;
        error = null;
        if (!body.TryGetElement(name, out var element))
            error = CmdbApiError.NotSet(name);
        else if (element.ValueKind != JsonValueKind.Number || !element.TryGetInt64(out id) || id <= 0)
            error = CmdbApiError.Invalid(name);

        return error is null;
    }
}
