using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace Tutti.Runtime.Tests.App.Trouble;

/// <summary>Fails in every way there is.</summary>
[Service("trouble")]
public sealed class TroubleService(Gate gate) : IConfigureService
{
    public static void Configure(ServiceSetup setup) => setup.Services.AddSingleton(Gate.Shared);

    [Get("/trouble/problem/{code}", Public = true)]
    public Outcome Fail(ProblemCode code) => throw new ProblemException(code, $"Failed with {code}.");

    [Get("/trouble/details", Public = true)]
    public Outcome Details() =>
        throw new ProblemException(
            ProblemCode.AlreadyExists,
            "Taken.",
            new Dictionary<string, string[]> { ["name"] = ["is taken"] },
            new InvalidOperationException("a secret cause")
        );

    [Get("/trouble/throw", Public = true)]
    public Outcome Throw() => throw new InvalidOperationException("a secret text");

    [Get("/trouble/throw-later", Public = true)]
    public async Task<Outcome> ThrowLater(CancellationToken cancellationToken)
    {
        await Task.Delay(1, cancellationToken);
        throw new InvalidOperationException("a secret text");
    }

    [Get("/trouble/null", Public = true)]
    public Outcome Null() => null!;

    [Get("/trouble/null-member", Public = true)]
    public Outcome NullMember() => new(null!);

    [Get("/trouble/null-allowed", Public = true)]
    public Outcome? NullAllowed() => null;

    [Get("/trouble/canceled", Public = true)]
    public Outcome OtherCancellation() => throw new TaskCanceledException("of something else");

    [Get("/trouble/slow", Public = true, Timeout = "200ms")]
    public async Task<Outcome> Slow(CancellationToken cancellationToken)
    {
        await Task.Delay(Timeout.Infinite, cancellationToken);
        return new Outcome("late");
    }

    [Get("/trouble/deaf", Public = true, Timeout = "200ms")]
    public async Task<Outcome> Deaf()
    {
        await gate.WaitAsync("deaf");
        return new Outcome("late");
    }

    [Get("/trouble/deaf-raw", Public = true, Timeout = "200ms")]
    public async Task DeafRaw(HttpContext context)
    {
        await gate.WaitAsync("deaf-raw");
        await context.Response.WriteAsync("late", CancellationToken.None);
    }

    [Get("/trouble/patient", Public = true)]
    public async Task<Outcome> Patient(CancellationToken cancellationToken)
    {
        gate.Open("patient-entered");
        await gate.PassAsync("patient", cancellationToken);
        return new Outcome("done");
    }

    [Get("/trouble/unbounded", Public = true, Timeout = "none")]
    public async Task<Outcome> Unbounded()
    {
        await gate.WaitAsync("unbounded");
        return new Outcome("done");
    }

    /// <summary>For tests that look at this process from another one.</summary>
    [Get("/trouble/files", Public = true, Timeout = "none")]
    public async Task<Outcome> Files(string folder)
    {
        await WaitingFile.WaitAsync(folder);
        return new Outcome("done");
    }

    [Get("/trouble/broken-stream", Public = true)]
    public async Task BrokenStream(HttpContext context)
    {
        await context.Response.WriteAsync("begun");
        await context.Response.Body.FlushAsync();
        throw new InvalidOperationException("in the middle");
    }

    [Get("/trouble/bad-status", Public = true)]
    public BadStatus Status() => new("text", 500);
}

public sealed record Outcome(string Text);

public sealed record BadStatus(string Text, [property: StatusCode] int Status);
