namespace Tutti.DevHost.Comparison;

/// <summary>One difference between two application models.</summary>
public sealed record ModelChange
{
    /// <summary>What kind of difference.</summary>
    public required ModelChangeKind Kind { get; init; }

    /// <summary>The service, as it is named after the change; the caller for calls.</summary>
    public required string Service { get; init; }

    /// <summary>The endpoint, as it is named after the change, if it is about one.</summary>
    public string? Endpoint { get; init; }

    /// <summary>The database, if it is about one; the service is then the one that owns it, or that uses it.</summary>
    public string? Database { get; init; }

    /// <summary>
    /// What of the endpoint: a way such as <c>items[].price</c> into the request or the response, or the name of a setting; of a database, the name of
    /// a migration; <see langword="null"/> if it is about the endpoint or database itself.
    /// </summary>
    public string? Member { get; init; }

    /// <summary>What it was, in words; <see langword="null"/> if it was not there.</summary>
    public string? Before { get; init; }

    /// <summary>What it is, in words; <see langword="null"/> if it is no more.</summary>
    public string? After { get; init; }
}

/// <summary>The kinds of differences between two application models.</summary>
public enum ModelChangeKind
{
    /// <summary>A service is new.</summary>
    ServiceAdded,

    /// <summary>A service is gone.</summary>
    ServiceRemoved,

    /// <summary>A service lies in another folder.</summary>
    ServiceMoved,

    /// <summary>An endpoint is new.</summary>
    EndpointAdded,

    /// <summary>An endpoint is gone.</summary>
    EndpointRemoved,

    /// <summary>An endpoint belongs to another service or has another name.</summary>
    EndpointMoved,

    /// <summary>An endpoint has other methods or another path.</summary>
    RouteChanged,

    /// <summary>Others may call an endpoint than before.</summary>
    AccessChanged,

    /// <summary>Another setting of an endpoint, such as its timeout, is different.</summary>
    SettingChanged,

    /// <summary>An endpoint reads something more.</summary>
    RequestMemberAdded,

    /// <summary>An endpoint no longer reads something.</summary>
    RequestMemberRemoved,

    /// <summary>An endpoint reads something from another place, as another type, or by other rules.</summary>
    RequestMemberChanged,

    /// <summary>What had to be sent may be left out.</summary>
    RequestMemberMadeOptional,

    /// <summary>What could be left out has to be sent.</summary>
    RequestMemberMadeRequired,

    /// <summary>An endpoint gives something more.</summary>
    ResponseMemberAdded,

    /// <summary>An endpoint no longer gives something.</summary>
    ResponseMemberRemoved,

    /// <summary>An endpoint gives something as another type.</summary>
    ResponseMemberChanged,

    /// <summary>What was always given may be missing.</summary>
    ResponseMemberMadeOptional,

    /// <summary>What may have been missing is always given.</summary>
    ResponseMemberMadeRequired,

    /// <summary>A service calls an endpoint that it did not call.</summary>
    CallAdded,

    /// <summary>A service no longer calls an endpoint.</summary>
    CallRemoved,

    /// <summary>A database is new.</summary>
    DatabaseAdded,

    /// <summary>A database is gone.</summary>
    DatabaseRemoved,

    /// <summary>A database belongs to another service.</summary>
    DatabaseMoved,

    /// <summary>A database may be used by others than before.</summary>
    DatabaseAccessChanged,

    /// <summary>A migration is new.</summary>
    MigrationAdded,

    /// <summary>A migration is gone.</summary>
    MigrationRemoved,

    /// <summary>A migration has another text or name.</summary>
    MigrationChanged,

    /// <summary>A service uses a database that it did not use.</summary>
    DatabaseUseAdded,

    /// <summary>A service no longer uses a database.</summary>
    DatabaseUseRemoved,

    /// <summary>A service that only read now writes, or the other way round.</summary>
    DatabaseUseChanged,
}
