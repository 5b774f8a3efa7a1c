using System.Collections;
using StatusPS.Engine.Platforms.BlueKing;
using StatusPS.Engine.Services;

namespace StatusPS.Completion;

/// <summary>Completes the service templates that this session has seen, of the business on the command line.</summary>
public sealed class ServiceTemplateCompleter() : CachedIdCompleter("ServiceTemplateId")
{
    private protected override bool IsMatch(CompletionEntry seen, IDictionary typed) =>
        GetTypedValue(typed, "BizId") is not { } biz || seen.Scope == BlueKingScope.FormatBusiness(biz);
}
