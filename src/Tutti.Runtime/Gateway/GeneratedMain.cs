namespace Tutti.Gateway;

/// <summary>Marks a host that has been made by <see cref="TuttiApp"/>: nobody else has a say in what comes in and goes out.</summary>
internal sealed class GeneratedMain;
