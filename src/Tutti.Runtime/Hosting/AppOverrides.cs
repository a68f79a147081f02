using Microsoft.Extensions.DependencyInjection;

namespace Tutti.Hosting;

/// <summary>What a test changes in an app, found among the host's services; otherwise there is none.</summary>
internal sealed class AppOverrides
{
    /// <summary>Whether calls within a process pass copies even of what could be shared, as if they left it.</summary>
    public bool CopiesCalls { get; init; }

    /// <summary>What is added to the hash of each contract that this process announces, so that the others take it for another version of the app.</summary>
    public ulong OtherContracts { get; set; }

    /// <summary>Is called with each service's name and registrations, when these are complete.</summary>
    public Action<string, IServiceCollection> Register { get; init; } = (_, _) => { };
}
