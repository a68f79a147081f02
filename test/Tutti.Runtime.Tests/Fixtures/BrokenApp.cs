using Microsoft.Extensions.DependencyInjection;
using Tutti.CompilerServices;
using Tutti.Runtime.Tests.Fixtures;

[assembly: GeneratedApplication(typeof(BrokenApp))]

namespace Tutti.Runtime.Tests.Fixtures;

/// <summary>An app that cannot start, as generated code would describe it: the compiler would not let some of it pass.</summary>
internal sealed class BrokenApp : GeneratedApplication
{
    public override string Name => "broken";

    public override IReadOnlyList<GeneratedService> Services { get; } = [new BrokenDefinition()];
}

public interface IMissing;

[GeneratedClient("absent")]
public interface IAbsentClient;

[SqlDatabase("forgotten")]
public sealed class ForgottenDb;

public sealed class NeedsMissing(IMissing missing)
{
    public IMissing Missing { get; } = missing;
}

public sealed class BrokenService;

internal sealed class BrokenDefinition : GeneratedService
{
    public override string Name => "broken";

    public override Type ServiceType => typeof(BrokenService);

    public override IReadOnlyList<GeneratedEndpoint> Endpoints { get; } = [new BrokenEndpoint()];

    public override void Configure(ServiceSetup setup) => setup.Services.AddSingleton<NeedsMissing>();

    public override void AddClient(IServiceCollection services, ServiceCallFactory calls) { }
}

internal sealed class BrokenClass : EndpointClass<BrokenService>
{
    public override bool IsStateless => true;

    public override IReadOnlyList<Dependency> Dependencies =>
        [
            new(typeof(IMissing), "missing"),
            new(typeof(IReadOnlyList<IMissing>), "keyed", Key: "blue"),
            new(typeof(IAbsentClient), "absent"),
            new(typeof(ForgottenDb), "database"),
            new(typeof(IMissing), "optional", Optional: true),
        ];

    public override BrokenService Create(IServiceProvider services) => new();
}

internal sealed class BrokenEndpoint : GeneratedEndpoint<BrokenService, NoResult, NoResult>
{
    public override EndpointInfo Info { get; } = new() { Service = "broken", Name = "Break" };

    public override EndpointClass<BrokenService> Class { get; } = new BrokenClass();

    public override JsonCodec<NoResult> ArgumentsCodec => throw new NotSupportedException();

    public override NoResult Bind(scoped ref RequestReader reader) => default;

    public override ValueTask<NoResult> InvokeAsync(
        BrokenService target,
        NoResult arguments,
        Microsoft.AspNetCore.Http.HttpContext? http,
        CancellationToken cancellationToken
    ) => default;
}
