using System.Collections.Concurrent;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Logging;

namespace Tutti.Deploy.Tests.Containers;

/// <summary>As much of a container registry as the SDK asks of one (OCI Distribution Specification), with a base image in it.</summary>
public sealed class Registry : IAsyncLifetime
{
    private readonly ConcurrentDictionary<string, byte[]> _blobs = new();
    private readonly ConcurrentDictionary<string, (string Type, byte[] Bytes)> _manifests = new();
    private readonly ConcurrentDictionary<string, MemoryStream> _uploads = new();
    private WebApplication? _app;

    /// <summary>Host and port.</summary>
    public string Host { get; private set; } = "";

    public string Base => $"{Host}/{BaseImage.Name}:{BaseImage.Tag}";

    /// <summary>What was pushed under a name and a tag.</summary>
    public byte[] Manifest(string name, string tag) => _manifests[$"{name}:{tag}"].Bytes;

    public byte[] Blob(string digest) => _blobs[digest];

    public async ValueTask InitializeAsync()
    {
        var image = BaseImage.Create();
        foreach (var blob in image.Blobs)
        {
            _blobs[BaseImage.Digest(blob)] = blob;
        }
        Keep(BaseImage.Name, BaseImage.Tag, BaseImage.ManifestType, image.Manifest);
        var builder = WebApplication.CreateSlimBuilder();
        builder.Logging.ClearProviders();
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        _app = builder.Build();
        // A repository's name has slashes; what follows it begins with one of these words.
        _app.Map("/v2/{**path}", HandleAsync);
        await _app.StartAsync();
        // By this name the SDK takes it without TLS.
        Host = $"localhost:{new Uri(_app.Urls.Single()).Port}";
    }

    public async ValueTask DisposeAsync()
    {
        if (_app is not null)
        {
            await _app.DisposeAsync();
        }
    }

    private Task HandleAsync(HttpContext http)
    {
        var path = $"/{http.GetRouteValue("path")}";
        if (path == "/")
        {
            return Task.CompletedTask;
        }
        foreach (var kind in (string[])["/blobs/uploads/", "/blobs/", "/manifests/"])
        {
            if (path.LastIndexOf(kind, StringComparison.Ordinal) is > 0 and var at)
            {
                var (name, reference) = (path[1..at], path[(at + kind.Length)..]);
                return kind switch
                {
                    "/blobs/uploads/" => UploadAsync(http, name, reference),
                    "/blobs/" => WriteAsync(
                        http,
                        "application/octet-stream",
                        reference,
                        _blobs.GetValueOrDefault(reference)
                    ),
                    _ => ManifestAsync(http, name, reference),
                };
            }
        }
        http.Response.StatusCode = StatusCodes.Status404NotFound;
        return Task.CompletedTask;
    }

    private async Task ManifestAsync(HttpContext http, string name, string reference)
    {
        if (HttpMethods.IsPut(http.Request.Method))
        {
            var manifest = await ReadAsync(http);
            http.Response.Headers["Docker-Content-Digest"] = Keep(name, reference, http.Request.ContentType!, manifest);
            http.Response.StatusCode = StatusCodes.Status201Created;
            return;
        }
        var (type, bytes) = _manifests.GetValueOrDefault($"{name}:{reference}");
        await WriteAsync(http, type, bytes is null ? "" : BaseImage.Digest(bytes), bytes);
    }

    private string Keep(string name, string reference, string type, byte[] manifest)
    {
        var digest = BaseImage.Digest(manifest);
        _manifests[$"{name}:{reference}"] = _manifests[$"{name}:{digest}"] = (type, manifest);
        return digest;
    }

    private async Task UploadAsync(HttpContext http, string name, string id)
    {
        if (HttpMethods.IsPost(http.Request.Method))
        {
            id = $"{Guid.NewGuid():N}";
            _uploads[id] = new MemoryStream();
        }
        var upload = _uploads[id];
        await upload.WriteAsync(await ReadAsync(http));
        http.Response.Headers.Location = $"/v2/{name}/blobs/uploads/{id}";
        http.Response.Headers.Range = $"0-{Math.Max(0, upload.Length - 1)}";
        http.Response.StatusCode = StatusCodes.Status202Accepted;
        if (HttpMethods.IsPut(http.Request.Method))
        {
            _blobs[http.Request.Query["digest"].ToString()] = upload.ToArray();
            http.Response.StatusCode = StatusCodes.Status201Created;
        }
    }

    private static async Task WriteAsync(HttpContext http, string type, string digest, byte[]? bytes)
    {
        if (bytes is null)
        {
            http.Response.StatusCode = StatusCodes.Status404NotFound;
            return;
        }
        http.Response.ContentType = type;
        http.Response.ContentLength = bytes.Length;
        http.Response.Headers["Docker-Content-Digest"] = digest;
        if (!HttpMethods.IsHead(http.Request.Method))
        {
            await http.Response.Body.WriteAsync(bytes);
        }
    }

    private static async Task<byte[]> ReadAsync(HttpContext http)
    {
        var body = new MemoryStream();
        await http.Request.Body.CopyToAsync(body);
        return body.ToArray();
    }
}
