using Tutti.LocalPostgres;

// Attaches to the server of a folder, makes a database if one is named, says so, and lets go when its input ends.
var options = new LocalClusterOptions { Folder = args[0], Cache = args[1] };
try
{
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
