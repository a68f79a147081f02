namespace Tutti.Processes;

/// <summary>What a process is called, for those whom it speaks to, such as a database's server.</summary>
/// <param name="App">The app's name.</param>
/// <param name="Process">The name of its kind of process.</param>
/// <param name="IsSupervised">Whether a supervisor has started it.</param>
/// <param name="Folder">Where relative paths in its environment begin; empty without an environment.</param>
internal sealed record ProcessIdentity(string App, string Process, bool IsSupervised, string Folder);
