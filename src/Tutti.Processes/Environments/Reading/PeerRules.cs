using Tutti.Processes.Environments.Json;

namespace Tutti.Processes.Environments.Reading;

/// <summary>What has to hold so that processes reach each other, and nobody else them.</summary>
internal sealed class PeerRules(ProblemList problems)
{
    /// <summary>Checks the processes of an environment with several, or with one that is reached by a supervisor.</summary>
    /// <param name="processes">The processes.</param>
    /// <param name="certificate">Where it is said what they show to each other, if it is said.</param>
    /// <param name="hasKeys">Whether they know each other by keys.</param>
    public void Check(IReadOnlyList<ProcessDraft> processes, Place? certificate, bool hasKeys)
    {
        CheckAddresses(processes);
        CheckReach(processes);
        foreach (var process in processes)
        {
            CheckReplicas(process);
        }
        CheckCertificate(processes, certificate);
        if (!hasKeys)
        {
            CheckProtection(processes);
        }
    }

    private void CheckAddresses(IReadOnlyList<ProcessDraft> processes)
    {
        var taken = new Dictionary<string, ProcessDraft>(StringComparer.Ordinal);
        foreach (var process in processes)
        {
            foreach (var (url, place) in process.Urls)
            {
                var address = url.SocketPath ?? url.Address.Authority;
                if (!taken.TryAdd(address, process))
                {
                    problems.Add(
                        EnvironmentCodes.UrlTwice,
                        place,
                        taken[address] == process
                            ? $"The process {process.Name} has the address {ShownText.Of(url.Text)} twice."
                            : $"The processes {taken[address].Name} and {process.Name} have the same address, {ShownText.Of(url.Text)}.",
                        "Give each an address of its own."
                    );
                }
            }
        }
    }

    private void CheckReach(IReadOnlyList<ProcessDraft> processes)
    {
        foreach (var process in processes.Where(process => process.Services.Count > 0))
        {
            var far = processes.FirstOrDefault(other => other != process && other.Urls.Any(at => !at.Url.IsLoopback));
            foreach (var (url, place) in far is null ? [] : process.Urls.Where(at => at.Url.IsLoopback))
            {
                problems.Add(
                    EnvironmentCodes.UrlUnreachable,
                    place,
                    $"Only the same machine reaches {ShownText.Of(url.Text)}, and the process {far!.Name} is on another one, at {ShownText.Of(far.Urls[0].Url.Text)}.",
                    "Give the address by which the other machines reach this process."
                );
            }
        }
    }

    private void CheckReplicas(ProcessDraft process)
    {
        if (process.Replicas is not { } replicas || process.HasUnreadUrls)
        {
            return;
        }
        if (process.Urls.Count > 1 && process.Urls.Count != replicas.Count)
        {
            problems.Add(
                EnvironmentCodes.ReplicasMismatch,
                replicas.Place,
                $"There are {process.Urls.Count} urls for {replicas.Count} replicas of the process {process.Name}.",
                "Give one url for each, or a single one behind which they all are."
            );
        }
        else if (replicas.Count > 1 && process.Urls is [var (only, _)] && only.IsLoopback)
        {
            problems.Add(
                EnvironmentCodes.ReplicasMismatch,
                replicas.Place,
                $"{replicas.Count} replicas of the process {process.Name} cannot all listen at {ShownText.Of(only.Text)}.",
                "Give a list of urls, one for each."
            );
        }
    }

    private void CheckCertificate(IReadOnlyList<ProcessDraft> processes, Place? certificate)
    {
        var urls = processes.SelectMany(process => process.Urls).ToList();
        var secure = urls.Where(at => at.Url.Address.Scheme == Uri.UriSchemeHttps).ToList();
        if (certificate is null)
        {
            foreach (var (url, place) in secure)
            {
                problems.Add(
                    EnvironmentCodes.CertificateMissing,
                    place,
                    $"{ShownText.Of(url.Text)} needs a certificate.",
                    "Add \"certificate\" to the environment, or write http: and use keys."
                );
            }
        }
        else if (secure.Count == 0 && !processes.Any(process => process.HasUnreadUrls))
        {
            problems.Add(
                EnvironmentCodes.CertificateUnused,
                certificate.Value,
                "The certificate is used nowhere, for no url of a process begins with https:.",
                "Write https: in the urls of the processes, or remove the certificate; that of a public listener belongs to its \"listen\"."
            );
        }
    }

    private void CheckProtection(IReadOnlyList<ProcessDraft> processes)
    {
        var open = processes
            .SelectMany(process => process.Urls.Select(at => (process, at)))
            .Where(at => !at.at.Url.IsLoopback && at.at.Url.Address.Scheme == Uri.UriSchemeHttp)
            .ToList();
        if (open is [var (_, (url, place)), ..])
        {
            var names = string.Join(", ", open.Select(entry => entry.process.Name).Distinct());
            problems.Add(
                EnvironmentCodes.InternalUnprotected,
                place,
                $"Other machines reach {ShownText.Of(url.Text)}, and there are no keys by which the processes of the app ({names}) know each other.",
                "Add \"keys\": [{ \"$env\": \"TUTTI_KEY\" }], or a \"certificate\" and https: in all urls."
            );
        }
    }
}
