using System.Collections;

namespace StatusPS.Completion;

/// <summary>
/// Offers the modules that this session has seen, of the business and the service template that are typed already.
/// </summary>
public sealed class ModuleCompleter() : CachedIdCompleter(CompletionKind.Module)
{
    private protected override bool IsMatch(CompletionEntry seen, IDictionary typed) =>
        (GetTypedValue(typed, "BizId") is not { } biz || seen.Place == CompletionScope.Business(biz))
        && (GetTypedValue(typed, "ServiceTemplateId") is not { } template || seen.Template == template);
}
