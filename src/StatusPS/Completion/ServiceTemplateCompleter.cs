namespace StatusPS.Completion;

/// <summary>Offers the service templates that this session has seen.</summary>
public sealed class ServiceTemplateCompleter() : SeenCompleter(SeenKind.ServiceTemplate);
