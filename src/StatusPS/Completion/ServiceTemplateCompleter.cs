using System.Collections;

namespace StatusPS.Completion;

/// <summary>Offers the service templates that this session has seen, of the business that is typed already.</summary>
public sealed class ServiceTemplateCompleter() : CachedIdCompleter(CompletionKind.ServiceTemplate)
{
    private protected override bool IsMatch(CompletionEntry seen, IDictionary typed) =>
        GetTypedValue(typed, "BizId") is not { } biz || seen.Place == CompletionScope.Business(biz);
}
