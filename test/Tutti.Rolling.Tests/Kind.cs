namespace Tutti.Rolling.Tests;

/// <summary>The kinds of processes of the app.</summary>
internal static class Kind
{
    public const string Front = "front";
    public const string Back = "back";

    /// <summary>The services of a kind in a version.</summary>
    public static string[] Services(string kind, int version) =>
        (kind, version) switch
        {
            (Front, 1) => ["desk"],
            (Front, _) => ["desk", "prices"],
            (_, 1) => ["stock", "prices"],
            _ => ["stock"],
        };

    /// <summary>The kind that hosts a service in a version.</summary>
    public static string Of(string service, int version) => Services(Front, version).Contains(service) ? Front : Back;
}
