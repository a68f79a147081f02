using System.Net;
using System.Net.Sockets;
using Tutti.DevHost.Apps;
using Tutti.Processes;
using Tutti.Processes.Certificates;
using Tutti.Processes.Environments;
using Tutti.Processes.Live;
using Tutti.Transport.Client;

namespace Tutti.DevHost.Live;

/// <summary>Asks the processes of an environment at the addresses that its file has, with its keys or certificates.</summary>
internal static class EnvironmentQuestions
{
    /// <summary>Asks all of them.</summary>
    /// <param name="app">The app.</param>
    /// <param name="environment">The environment.</param>
    /// <param name="cancellationToken">Gives up.</param>
    /// <exception cref="ToolException">They cannot be asked.</exception>
    public static async Task<LiveRun> AskAsync(
        AppDefinition app,
        AppEnvironment environment,
        CancellationToken cancellationToken
    )
    {
        if (environment.Processes.All(process => process.Urls.Count == 0))
        {
            throw new ToolException(
                ToolErrors.EnvironmentInvalid,
                $"The environment {environment.Name} is one process, which listens for no others, so it cannot be asked.",
                "Its metrics tell what it does: docs/reference/metrics.md."
            );
        }
        var asker = ProcessQuestion.Asker(environment.Keys);
        var certificates = CertificatesOf(app, environment);
        var asked = await Task.WhenAll(
            from process in environment.Processes
            from url in process.Urls
            select AskAsync(process, url, asker, certificates, cancellationToken)
        );
        return new(app.Name, environment.Name, [.. asked.SelectMany(answers => answers).Take(LiveProcess.Most)]);
    }

    private static async Task<LiveAnswer[]> AskAsync(
        ProcessDefinition process,
        InternalUrl url,
        LinkIdentity asker,
        ProcessCertificates? certificates,
        CancellationToken cancellationToken
    )
    {
        var place = new LiveAnswer { Name = process.Name, Address = url.Text };
        EndPoint[] points;
        try
        {
            points = await PointsOfAsync(url, cancellationToken);
        }
        catch (Exception exception) when (exception is SocketException or TimeoutException)
        {
            return [place with { Error = $"The name cannot be looked up: {exception.Message}" }];
        }
        var host = url.IsSecure ? url.Address.IdnHost.Trim('[', ']') : null;
        return await Task.WhenAll(
            points.Select(point =>
                ProcessQuestion.AskAsync(
                    points.Length == 1 ? place : place with { Address = $"{url.Text} ({point})" },
                    ended => ProcessSocket.ConnectAsync(point, null, host, certificates, ended),
                    asker,
                    cancellationToken
                )
            )
        );
    }

    // A name may stand for many replicas. One that has addresses of both versions of IP has each twice.
    private static async Task<EndPoint[]> PointsOfAsync(InternalUrl url, CancellationToken cancellationToken)
    {
        if (url.SocketPath is { } path)
        {
            return [new UnixDomainSocketEndPoint(path)];
        }
        var addresses = await Dns.GetHostAddressesAsync(url.Address.IdnHost.Trim('[', ']'), cancellationToken)
            .WaitAsync(ProcessQuestion.Patience, cancellationToken);
        var version = addresses
            .GroupBy(address => address.AddressFamily)
            .OrderByDescending(group => group.Count())
            .ThenBy(group => group.Key != AddressFamily.InterNetwork)
            .First();
        return [.. version.Distinct().Select(address => new IPEndPoint(address, url.Address.Port))];
    }

    private static ProcessCertificates? CertificatesOf(AppDefinition app, AppEnvironment environment)
    {
        try
        {
            return environment.Certificate is { } file
                ? new ProcessCertificates(file, app.Folder, TimeProvider.System)
                : null;
        }
        catch (CertificateException exception)
        {
            throw new ToolException(
                ToolErrors.EnvironmentInvalid,
                exception.Message,
                "The tool shows the certificate of the environment to its processes."
            );
        }
    }
}
