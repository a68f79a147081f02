namespace Tutti.Generated;

/// <summary>What the generator leaves in an app's assembly.</summary>
internal static class ApplicationModel
{
    public const string Name = "shop \"ü😀\"";
    public const string Json = """{"version":1,"name":"shop \"ü😀\""}""";
}
