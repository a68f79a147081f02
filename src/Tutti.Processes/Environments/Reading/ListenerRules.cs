using Tutti.Processes.Environments.Json;

namespace Tutti.Processes.Environments.Reading;

/// <summary>What has to hold so that all listeners of a process, and those of gateways on one machine, can be opened.</summary>
internal sealed class ListenerRules(ProblemList problems, EnvironmentType type)
{
    private const string Localhost = "localhost";

    private sealed record Opened(string Process, UrlText Url, string Text, Place Place);

    /// <summary>Checks all processes.</summary>
    public void Check(IReadOnlyList<ProcessDraft> processes)
    {
        var local = new List<Opened>();
        foreach (var process in processes)
        {
            if (process.IsGateway == false)
            {
                SayUnused(process);
                continue;
            }
            var own = Internal(process);
            var others = local.ToList();
            foreach (var listener in Public(process))
            {
                // Those of other processes only as far as the file tells that they are on the same machine.
                var isLocal = process.ListenPlace is not null && IsLoopback(listener.Url);
                Compare(listener, isLocal ? [.. own, .. others] : own);
                own.Add(listener);
                if (isLocal)
                {
                    local.Add(listener);
                }
            }
        }
    }

    private void SayUnused(ProcessDraft process)
    {
        if (process.ListenPlace is { } place)
        {
            problems.Add(
                EnvironmentCodes.ListenUnused,
                place,
                $"The process {ShownText.Of(process.Name)} is no gateway, so it takes no requests from outside.",
                "Add \"gateway\": true, or remove \"listen\"; \"url\" is where the other processes reach it."
            );
        }
    }

    // What a name of a host stands for is known where the process runs; there it listens at every address.
    private static List<Opened> Internal(ProcessDraft process) =>
        [
            .. process
                .Urls.Where(at => at.Url.SocketPath is null)
                .Select(at => (at.Url, Parts: UrlText.Parse(at.Url.Text), at.Place))
                .Where(at => at.Parts is not null)
                .Select(at => new Opened(
                    process.Name,
                    at.Url.IsLoopback || at.Url.ListenAddress is not null ? at.Parts! : at.Parts! with { Host = "*" },
                    at.Url.Text,
                    at.Place
                )),
        ];

    private IEnumerable<Opened> Public(ProcessDraft process)
    {
        if (process.ListenPlace is null)
        {
            // Without addresses of its own it is started by somebody who knows where it listens.
            var text = EnvironmentDefaults.ListenOf(type);
            return process.Urls.Count == 0 ? [] : [new Opened(process.Name, UrlText.Parse(text)!, text, process.Place)];
        }
        return process
            .Listen.Select(listen => (Parts: UrlText.Parse(listen.Listener.Url), listen.Listener.Url, listen.Place))
            .Where(listen => listen.Parts is not null)
            .Select(listen => new Opened(process.Name, listen.Parts!, listen.Url, listen.Place));
    }

    private void Compare(Opened listener, IEnumerable<Opened> others)
    {
        if (others.FirstOrDefault(other => Overlap(listener.Url, other.Url)) is { } other)
        {
            problems.Add(
                EnvironmentCodes.ListenTwice,
                listener.Place,
                $"The process {ShownText.Of(other.Process)} listens at {ShownText.Of(other.Text)} already, which is the same address as {ShownText.Of(listener.Text)}.",
                "Use another port for one of them."
            );
        }
    }

    private static bool Overlap(UrlText one, UrlText other) =>
        one.EffectivePort == other.EffectivePort
        && one.EffectivePort != 0
        && (
            one.IsAnyHost
            || other.IsAnyHost
            || one.Host == other.Host
            || (IsLoopback(one) && IsLoopback(other) && (one.Host == Localhost || other.Host == Localhost))
        );

    private static bool IsLoopback(UrlText url) => url.Host is Localhost or "127.0.0.1" or "[::1]";
}
