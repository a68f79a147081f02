using System.Collections.Concurrent;
using Tutti.Examples.Tests.Support;
using Tutti.Model;

namespace Tutti.Examples.Tests.Groupings;

/// <summary>Asks for what is not for the outside, in every disguise.</summary>
internal static class PrivateEndpoints
{
    /// <summary>Requires that each such request is answered like one for something that does not exist, or refused as no request at all.</summary>
    /// <returns>How many there were.</returns>
    public static Task<int> RequireUnreachableAsync(BuiltExample example, ExampleApi api) =>
        RequireUnreachableAsync(Paths(example.Model), api);

    /// <summary>The same for certain paths.</summary>
    public static async Task<int> RequireUnreachableAsync(IEnumerable<string> paths, ExampleApi api)
    {
        var unknown = new Dictionary<string, Answer>();
        foreach (var method in (string[])["GET", "POST"])
        {
            unknown[method] = (await RawHttp.SendAsync(api.Address, method, "/unknown")).Repeatable();
            Assert.Equal(404, unknown[method].Status);
        }
        var requests = paths
            .SelectMany(path => Disguises.Of(path, "POST", api.Address).Concat(Disguises.Of(path, "GET", api.Address)))
            .Distinct()
            .ToList();
        var reached = new ConcurrentBag<string>();
        await Parallel.ForEachAsync(
            requests,
            new ParallelOptions { MaxDegreeOfParallelism = 8 },
            async (request, _) =>
            {
                var answer = await RawHttp.SendAsync(api.Address, request.Method, request.Target, request.Headers);
                // Without a body: the server itself has refused it, before anybody looked at what it is for.
                var isRefused = answer is { Status: 400, Text: "" };
                if (!isRefused && answer.Repeatable() != unknown[request.Method])
                {
                    reached.Add($"{request.Name}: {request.Method} {request.Target} → {answer.Status} {answer.Text}");
                }
            }
        );
        Assert.True(reached.IsEmpty, $"Reached:\n{string.Join('\n', reached)}");
        return requests.Count;
    }

    private static IEnumerable<string> Paths(ApplicationModel model) =>
        from service in model.Services
        from endpoint in service.Endpoints
        from path in Paths(service.Name, endpoint)
        select path;

    // Where the app's own processes ask for it, and, if it is private, wherever else one could look for it.
    private static IEnumerable<string> Paths(string service, EndpointModel endpoint) =>
        endpoint.Public
            ? [$"/tutti/call/{service}/{endpoint.Name}"]
            :
            [
                $"/tutti/call/{service}/{endpoint.Name}",
                $"/{service}.{endpoint.Name}",
                $"/{service}/{endpoint.Name}",
                .. endpoint.Path is { } path ? [path] : Array.Empty<string>(),
            ];
}
