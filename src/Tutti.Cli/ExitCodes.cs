namespace Tutti.Cli;

/// <summary>What <c>tutti</c> tells its caller by its exit code.</summary>
internal static class ExitCodes
{
    /// <summary>All went well; or <c>tutti run</c> was told to stop.</summary>
    public const int Success = 0;

    /// <summary>What was asked for found errors: the app does not build, a check of the machine failed.</summary>
    public const int Failed = 1;

    /// <summary>The command line is wrong.</summary>
    public const int Usage = 2;

    /// <summary>There is no app, or its <c>tutti.json</c> or project is not what it has to be.</summary>
    public const int NoApp = 3;

    /// <summary>The .NET SDK is missing.</summary>
    public const int NoSdk = 4;

    /// <summary>The app built, but ended or never became ready.</summary>
    public const int AppFailed = 5;

    /// <summary>There is no database server, or it does not let the tool in.</summary>
    public const int NoDatabase = 6;

    /// <summary>The tool itself is at fault.</summary>
    public const int Internal = 70;

    /// <summary>The command was interrupted before it could answer.</summary>
    public const int Interrupted = 130;
}
