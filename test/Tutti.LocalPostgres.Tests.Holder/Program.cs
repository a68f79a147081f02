using Tutti.LocalPostgres;

// Attaches to the server of a folder, makes a database if one is named, says so, and lets go when its input ends. Or says what it would use.
var options = new LocalClusterOptions { Folder = args[0], Cache = args[1] };
try
{
    if (args is [_, _, "--describe"])
    {
        var report = await LocalCluster.DescribeAsync(options, CancellationToken.None);
        Console.WriteLine(
            $"{report.Version} {report.Source} {report.Binaries} {report.IsFetched} {report.Problem} {report.Remedy}"
        );
        return 0;
    }
    await using var cluster = await LocalCluster.AttachAsync(options, CancellationToken.None);
    if (args.Length > 2)
    {
        await cluster.EnsureDatabaseAsync(args[2], CancellationToken.None);
    }
    Console.WriteLine($"ready {cluster.Server.Host} {cluster.Server.Port}");
    await Console.In.ReadToEndAsync();
    return 0;
}
catch (LocalPostgresException exception)
{
    Console.WriteLine($"failed {exception.Message} {exception.Remedy}");
    return 1;
}
