namespace Tutti.Transport.Handshake;

/// <summary>Processes of another kind, as a process knows them in its own version of the app.</summary>
/// <param name="Name">The name of the kind.</param>
/// <param name="Urls">Where they listen.</param>
/// <param name="Services">What they host.</param>
internal sealed record OtherProcess(string Name, IReadOnlyList<string> Urls, IReadOnlyList<string> Services);
