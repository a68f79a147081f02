using System.IO.Pipelines;
using System.Security.Claims;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Logging;
using MyApp.Other;
using Tutti;

namespace MyApp.Hello;

[Service("hello")]
public sealed class HelloService
{
    [Post("/one")]
    public string One(ref int a, in int b, out int c) => throw new NotImplementedException();

    [Post("/two")]
    public string Two(params int[] numbers) => "";

    [Post("/three")]
    public string Three(Action callback, ReadOnlySpan<char> text) => "";

    [Post("/four")]
    public string Four(ILogger<HelloService> logger, IClock clock, TimeProvider time, HttpClient http) => "";

    [Post("/five")]
    public string Five(IOtherClient other, OtherService service) => "";

    [Post("/six")]
    public string Six(HttpRequest request, ClaimsPrincipal user, Stream body, PipeReader reader, IFormFile file) => "";

    [Post("/seven")]
    public string Seven(IReadOnlyList<int> fine, CancellationToken cancellationToken) => "";
}

public interface IClock;
