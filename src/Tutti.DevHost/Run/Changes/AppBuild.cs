using Tutti.DevHost.Apps;
using Tutti.Model;

namespace Tutti.DevHost.Run.Changes;

/// <summary>A build of an app, as far as two of them are compared.</summary>
/// <param name="Model">What the app consists of.</param>
/// <param name="Sources">What the app's assembly was made of; <see langword="null"/> if it does not say.</param>
/// <param name="Files">All other files that processes run with: their hashes, by path within the build's folder.</param>
internal sealed record AppBuild(
    ApplicationModel Model,
    AssemblySources? Sources,
    IReadOnlyDictionary<string, string> Files
)
{
    /// <summary>Reads a build.</summary>
    /// <param name="assembly">The app's assembly.</param>
    public static AppBuild Read(string assembly) =>
        new(AppModel.Read(assembly), AssemblySources.TryRead(assembly), BuildFiles.Read(assembly));
}
