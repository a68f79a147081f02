namespace Tutti.Generators;

/// <summary>The names under which the pipeline tracks its steps, so that tests can tell what ran again.</summary>
internal static class Steps
{
    /// <summary>Where the project is, from the build's properties.</summary>
    public const string Project = nameof(Project);

    /// <summary>Whether any declaration has changed.</summary>
    public const string Fingerprint = nameof(Fingerprint);

    /// <summary>Classes marked as services and methods marked as endpoints: what their callers see.</summary>
    public const string Declarations = nameof(Declarations);

    /// <summary>The client interface of each service.</summary>
    public const string Clients = nameof(Clients);

    /// <summary>Whether an entry point is needed.</summary>
    public const string EntryPoint = nameof(EntryPoint);

    /// <summary>The app's name, from <c>tutti.json</c>.</summary>
    public const string AppName = nameof(AppName);

    /// <summary>Constructor parameters that ask for a client, and places where a client's method is named.</summary>
    public const string ClientUses = nameof(ClientUses);

    /// <summary>Who calls whom, between services.</summary>
    public const string Calls = nameof(Calls);

    /// <summary>The files with migrations, by their names and checksums.</summary>
    public const string Migrations = nameof(Migrations);

    /// <summary>The whole app, parsed.</summary>
    public const string Application = nameof(Application);

    /// <summary>One service with all that its file is emitted from.</summary>
    public const string ServiceCode = nameof(ServiceCode);

    /// <summary>The types for which codecs and validators are emitted.</summary>
    public const string Schema = nameof(Schema);

    /// <summary>The services by name, for the class that describes the app.</summary>
    public const string ApplicationCode = nameof(ApplicationCode);

    /// <summary>The types that rows of query results become.</summary>
    public const string RowMappers = nameof(RowMappers);

    /// <summary>The application model.</summary>
    public const string Model = nameof(Model);

    /// <summary>The steps that an IDE runs at each keystroke; all others are for builds.</summary>
    public static readonly IReadOnlyList<string> PerKeystroke =
    [
        Project,
        Fingerprint,
        Declarations,
        Clients,
        EntryPoint,
    ];
}
