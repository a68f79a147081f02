using System.Text.RegularExpressions;

namespace Tutti.DevHost.Publish;

/// <summary>An image to make, and where it goes: to a file, or to a registry.</summary>
public sealed partial record ContainerRequest
{
    /// <summary>Its name in a registry, such as <c>team/shop</c>.</summary>
    public required string Repository { get; init; }

    /// <summary>Its tag.</summary>
    public required string Tag { get; init; }

    /// <summary>The environment that its processes belong to.</summary>
    public required string Environment { get; init; }

    /// <summary>The image that it is based on; <see langword="null"/> for the SDK's choice, which is that of ASP.NET Core.</summary>
    public string? Base { get; init; }

    /// <summary>The file that gets the image, as an absolute path.</summary>
    public string? Archive { get; init; }

    /// <summary>The registry that gets the image, such as <c>ghcr.io</c>.</summary>
    public string? Registry { get; init; }

    /// <summary>The name with the tag.</summary>
    public string Name => $"{Repository}:{Tag}";

    /// <summary>Takes <c>NAME[:TAG]</c> apart.</summary>
    /// <param name="text">What the user wrote.</param>
    /// <returns>Name and tag; <see langword="null"/> if no registry would take them.</returns>
    public static (string Repository, string Tag)? TryParse(string text)
    {
        var match = NameAndTag().Match(text);
        return !match.Success
            ? null
            : (match.Groups["name"].Value, match.Groups["tag"] is { Success: true } tag ? tag.Value : "latest");
    }

    [GeneratedRegex(
        @"^(?<name>[a-z0-9]+(?:(?:[._]|__|-+)[a-z0-9]+)*(?:/[a-z0-9]+(?:(?:[._]|__|-+)[a-z0-9]+)*)*)(?::(?<tag>[A-Za-z0-9_][A-Za-z0-9._-]{0,127}))?$",
        RegexOptions.ExplicitCapture | RegexOptions.CultureInvariant
    )]
    private static partial Regex NameAndTag();
}
