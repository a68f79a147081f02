using Tutti.DevHost.Apps;
using Tutti.DevHost.Databases;
using Tutti.LocalPostgres;

namespace Tutti.DevHost.Doctor;

/// <summary>Which PostgreSQL an app would use on this machine, and why.</summary>
internal static class PostgresCheck
{
    private const string Name = "PostgreSQL";

    public static async Task<DoctorCheck> RunAsync(
        AppDefinition? app,
        string workingDirectory,
        CancellationToken cancellationToken
    )
    {
        var isNeeded = app is not null && KnownDatabases.Read(app).Count > 0;
        var options = new LocalClusterOptions
        {
            Folder = app is null ? Path.Combine(workingDirectory, ".tutti", "postgres") : LocalDatabases.FolderOf(app),
        };
        try
        {
            return Of(await LocalCluster.DescribeAsync(options, cancellationToken), isNeeded);
        }
        catch (LocalPostgresException error)
        {
            return Missing(error.Message, error.Remedy, isNeeded);
        }
    }

    /// <summary>Puts into words what was found.</summary>
    public static DoctorCheck Of(LocalPostgresReport report, bool isNeeded) =>
        report.Problem is { } problem
            ? Missing(problem, report.Remedy, isNeeded)
            : new(
                Name,
                DoctorStatus.Ok,
                $"{report.Version}, {report.Source}: {report.Binaries}{Fetch(report)}{Data(report)}{PassedOver(report)}"
            );

    private static string Fetch(LocalPostgresReport report) =>
        report.IsFetched ? "" : ", which is fetched at the first start";

    private static string Data(LocalPostgresReport report) =>
        (report.DataMajor, report.IsRunning) switch
        {
            (null, _) => "",
            (_, true) => $"; runs, with its data in {report.Folder}",
            _ => $"; data in {report.Folder}",
        };

    private static string PassedOver(LocalPostgresReport report) =>
        report.PassedOver.Count == 0 ? "" : $". Not used: {string.Join(' ', report.PassedOver)}";

    // Who has no databases needs no server.
    private static DoctorCheck Missing(string problem, string? remedy, bool isNeeded) =>
        new(Name, isNeeded ? DoctorStatus.Failed : DoctorStatus.Warning, problem, remedy);
}
