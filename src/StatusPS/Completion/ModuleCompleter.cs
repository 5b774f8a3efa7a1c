using System.Collections;

namespace StatusPS.Completion;

/// <summary>Offers the modules that this session has seen, of the business and the service template that are typed already.</summary>
public sealed class ModuleCompleter() : SeenCompleter(SeenKind.Module)
{
    private protected override bool Fits(SeenId seen, IDictionary typed) =>
        (Typed(typed, "BizId") is not { } biz || seen.Place == SeenPlace.Business(biz))
        && (Typed(typed, "ServiceTemplateId") is not { } template || seen.Template == template);
}
