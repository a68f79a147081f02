using Tutti.Transport.Handshake;

namespace Tutti.Transport.Client;

/// <summary>How the endpoints that this process calls are called over one connection. Each is looked up once.</summary>
internal sealed class RouteCache
{
    private static int s_lastNumber = -1;

    private readonly Lock _lock = new();
    private Route?[] _routes = [];

    /// <summary>A number of its own for each endpoint that this process calls.</summary>
    public static int NextNumber() => Interlocked.Increment(ref s_lastNumber);

    /// <summary>The way to an endpoint.</summary>
    /// <param name="number">The number that the endpoint has in this process.</param>
    /// <param name="contract">The endpoint as this process knows it.</param>
    /// <param name="welcome">What the other side has.</param>
    public Route Of(int number, in EndpointContract contract, Welcome welcome)
    {
        var routes = Volatile.Read(ref _routes);
        return number < routes.Length && routes[number] is { } known ? known : Find(number, contract, welcome);
    }

    private Route Find(int number, in EndpointContract contract, Welcome welcome)
    {
        var index = welcome.IndexOf(contract.Service, contract.Name);
        var route =
            index < 0
                ? new Route(-1, false, welcome.PlaceOf(contract.Service))
                : new Route(index, contract.Hash != 0 && welcome.Endpoints[index].Hash == contract.Hash);
        lock (_lock)
        {
            if (number >= _routes.Length)
            {
                var larger = new Route?[number + 16];
                _routes.CopyTo(larger, 0);
                Volatile.Write(ref _routes, larger);
            }
            _routes[number] = route;
        }
        return route;
    }
}

/// <summary>How one endpoint is called over one connection.</summary>
/// <param name="Index">Its place in the list of the other side; -1 if it is not there.</param>
/// <param name="IsBinary">Whether both sides know its values in the same form, so that they need no JSON.</param>
/// <param name="Elsewhere">Where the other side knows its service to be, if it is not there.</param>
internal sealed record Route(int Index, bool IsBinary, OtherProcess? Elsewhere = null)
{
    /// <summary>Whether the other side does not have it.</summary>
    public bool IsMissing => Index < 0;
}
