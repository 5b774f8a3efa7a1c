using System.Collections;
using StatusPS.Engine.Platforms.BlueKing;
using StatusPS.Engine.Services;

namespace StatusPS.Completion;

/// <summary>
/// Completes the modules that this session has seen, of the business and service template on the command line.
/// </summary>
public sealed class ModuleCompleter() : CachedIdCompleter("ModuleId")
{
    private protected override bool IsMatch(CompletionEntry seen, IDictionary typed) =>
        (GetTypedValue(typed, "BizId") is not { } biz || seen.Scope == BlueKingScope.FormatBusiness(biz))
        && (GetTypedValue(typed, "ServiceTemplateId") is not { } template || seen.Template == template);
}
