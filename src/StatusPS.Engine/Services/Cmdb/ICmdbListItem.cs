namespace StatusPS.Engine.Services.Cmdb;

/// <summary>What is listed has an id, by which the list is sorted, and a name.</summary>
internal interface ICmdbListItem
{
    long? Id { get; }

    string? Name { get; }
}
