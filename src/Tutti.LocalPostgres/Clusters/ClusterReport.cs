using Tutti.LocalPostgres.Binaries;

namespace Tutti.LocalPostgres.Clusters;

/// <summary>Says what an attach would do, and does nothing.</summary>
internal static class ClusterReport
{
    public static async Task<LocalPostgresReport> MakeAsync(
        LocalClusterOptions options,
        CancellationToken cancellationToken
    )
    {
        var folder = ClusterPlace.Find(Path.GetFullPath(options.Folder));
        var finder = new BinariesFinder(options, mayFetch: false);
        var report = new LocalPostgresReport
        {
            Folder = folder.Path,
            DataMajor = ClusterAttach.MajorOf(folder),
            IsRunning = options.Lifeline.IsWatched(folder),
        };
        try
        {
            var binaries = await finder.FindAsync(report.DataMajor, cancellationToken);
            return report with
            {
                Binaries = binaries.Folder,
                Version = binaries.Version,
                Source = binaries.Source,
                IsFetched = binaries.Container is { } container
                    ? await container.Engine.HasImageAsync(cancellationToken)
                    : InstallFolders.HasPrograms(binaries.Folder),
                PassedOver = finder.PassedOver,
            };
        }
        catch (LocalPostgresException exception)
        {
            return report with
            {
                PassedOver = finder.PassedOver,
                Problem = exception.Message,
                Remedy = exception.Remedy,
            };
        }
    }
}
