using System.Formats.Tar;
using System.IO.Compression;
using System.Runtime.InteropServices;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;

namespace Tutti.Deploy.Tests.Containers;

/// <summary>An image with one layer that has one file: enough to base another one on.</summary>
internal sealed class BaseImage
{
    public const string Name = "base/aspnet";

    public const string Tag = "10.0";

    public const string ManifestType = "application/vnd.docker.distribution.manifest.v2+json";

    public const string FileName = "etc/base-release";

    private BaseImage(byte[] manifest, params IReadOnlyList<byte[]> blobs) => (Manifest, Blobs) = (manifest, blobs);

    public byte[] Manifest { get; }

    /// <summary>The configuration and the layer.</summary>
    public IReadOnlyList<byte[]> Blobs { get; }

    public static BaseImage Create()
    {
        var tar = Tar();
        var layer = Compressed(tar);
        var config = Bytes(
            new JsonObject
            {
                ["architecture"] = RuntimeInformation.ProcessArchitecture == Architecture.Arm64 ? "arm64" : "amd64",
                ["os"] = "linux",
                ["config"] = new JsonObject
                {
                    ["Env"] = new JsonArray("PATH=/usr/bin:/bin", "APP_UID=1654", "ASPNETCORE_HTTP_PORTS=8080"),
                },
                ["rootfs"] = new JsonObject { ["type"] = "layers", ["diff_ids"] = new JsonArray(Digest(tar)) },
                ["history"] = new JsonArray(new JsonObject { ["created_by"] = "a test" }),
            }
        );
        var manifest = new JsonObject
        {
            ["schemaVersion"] = 2,
            ["mediaType"] = ManifestType,
            ["config"] = Descriptor("application/vnd.docker.container.image.v1+json", config),
            ["layers"] = new JsonArray(Descriptor("application/vnd.docker.image.rootfs.diff.tar.gzip", layer)),
        };
        return new BaseImage(Bytes(manifest), config, layer);
    }

    public static string Digest(byte[] bytes) => $"sha256:{Convert.ToHexStringLower(SHA256.HashData(bytes))}";

    private static byte[] Tar()
    {
        var tar = new MemoryStream();
        using (var writer = new TarWriter(tar, leaveOpen: true))
        {
            // New each time, so that nothing is in a cache from another run.
            var text = new MemoryStream(Guid.NewGuid().ToByteArray());
            writer.WriteEntry(new PaxTarEntry(TarEntryType.RegularFile, FileName) { DataStream = text });
        }
        return tar.ToArray();
    }

    private static byte[] Compressed(byte[] bytes)
    {
        var compressed = new MemoryStream();
        using (var gzip = new GZipStream(compressed, CompressionLevel.Fastest))
        {
            gzip.Write(bytes);
        }
        return compressed.ToArray();
    }

    private static JsonObject Descriptor(string type, byte[] bytes) =>
        new()
        {
            ["mediaType"] = type,
            ["size"] = bytes.Length,
            ["digest"] = Digest(bytes),
        };

    private static byte[] Bytes(JsonObject json) => Encoding.UTF8.GetBytes(json.ToJsonString());
}
