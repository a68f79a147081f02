namespace Tutti.DevHost;

/// <summary>The codes of <see cref="ToolException"/>. They appear in JSON output and never change their meaning.</summary>
public static class ToolErrors
{
    /// <summary>There is no <c>tutti.json</c> where one was looked for.</summary>
    public const string AppNotFound = "app-not-found";

    /// <summary>One <c>tutti.json</c> lies below another, so it isn't clear which app is meant.</summary>
    public const string AppAmbiguous = "app-ambiguous";

    /// <summary><c>tutti.json</c> cannot be read or isn't what it has to be.</summary>
    public const string AppUnreadable = "app-unreadable";

    /// <summary>The app has no project to build.</summary>
    public const string ProjectNotFound = "project-not-found";

    /// <summary>The app has several projects and doesn't say which one is the app.</summary>
    public const string ProjectAmbiguous = "project-ambiguous";

    /// <summary>The .NET SDK isn't there, or not in a version that fits.</summary>
    public const string SdkMissing = "sdk-missing";

    /// <summary>The built assembly holds no application model.</summary>
    public const string ModelMissing = "model-missing";

    /// <summary>No port could be opened.</summary>
    public const string PortUnavailable = "port-unavailable";

    /// <summary>A new app cannot have the name.</summary>
    public const string NameInvalid = "name-invalid";

    /// <summary>A folder cannot be written to, or has files in it that must not be lost.</summary>
    public const string FolderUnusable = "folder-unusable";

    /// <summary>The framework's package cannot be had.</summary>
    public const string PackageMissing = "package-missing";

    /// <summary>A file that was asked for cannot be written.</summary>
    public const string OutputUnwritable = "output-unwritable";

    /// <summary>There is no diagnostic of that id.</summary>
    public const string DiagnosticUnknown = "diagnostic-unknown";

    /// <summary>The program git isn't there.</summary>
    public const string GitMissing = "git-missing";

    /// <summary>The app lies in no git repository, so there is nothing to compare it with.</summary>
    public const string RepositoryMissing = "repository-missing";

    /// <summary>The repository has no such revision.</summary>
    public const string RevisionUnknown = "revision-unknown";

    /// <summary>The app was not there at a revision.</summary>
    public const string RevisionWithoutApp = "revision-without-app";

    /// <summary>The app has no environment of that name.</summary>
    public const string EnvironmentUnknown = "environment-unknown";

    /// <summary>The file of an environment is not what it has to be.</summary>
    public const string EnvironmentInvalid = "environment-invalid";

    /// <summary>The app is not being run.</summary>
    public const string AppNotRunning = "app-not-running";

    /// <summary>The app is being run already.</summary>
    public const string AppRunning = "app-running";

    /// <summary>There is no PostgreSQL to be had on this machine, or it does not start.</summary>
    public const string PostgresUnavailable = "postgres-unavailable";

    /// <summary>The app has no database of that name, or several and none is named.</summary>
    public const string DatabaseUnknown = "database-unknown";

    /// <summary>A database cannot be reached, or lets nobody in.</summary>
    public const string DatabaseUnreachable = "database-unreachable";

    /// <summary>What was asked for is done to local databases alone.</summary>
    public const string DatabaseNotLocal = "database-not-local";

    /// <summary>Something that cannot be undone was asked for where nobody can be asked whether it is meant.</summary>
    public const string ConfirmationMissing = "confirmation-missing";

    /// <summary>A migration failed, or does not fit what has been applied.</summary>
    public const string MigrationFailed = "migration-failed";

    /// <summary>A program is missing that a command needs.</summary>
    public const string ProgramMissing = "program-missing";
}
