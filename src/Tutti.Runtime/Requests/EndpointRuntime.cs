using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Metadata;
using Microsoft.Extensions.Logging;
using Tutti.CompilerServices;
using Tutti.ServiceCalls;
using Tutti.Services;
using Tutti.Transport.Messages;
using Tutti.Transport.Server;

namespace Tutti.Requests;

/// <summary>An endpoint that runs in this process, and all that has been decided about it at start.</summary>
internal abstract class EndpointRuntime
{
    protected EndpointRuntime(GeneratedEndpoint endpoint, ServiceRuntime service, Type classType)
    {
        Endpoint = endpoint;
        Info = endpoint.Info;
        Service = service;
        ClassType = classType;
        Timeout = service.App.TimeoutOf(Info);
        BodyLimit = Info.BodyLimit ?? service.App.Options.BodyLimit;
        FullName = $"{Info.Service}.{Info.Name}";
        Logger = service.App.LoggerFactory.CreateLogger(classType.FullName ?? classType.Name);
    }

    public GeneratedEndpoint Endpoint { get; }

    public EndpointInfo Info { get; }

    public ServiceRuntime Service { get; }

    /// <summary>The class that has the method.</summary>
    public Type ClassType { get; }

    /// <summary>The endpoint's name in messages and traces: <c>hello.Hello</c>.</summary>
    public string FullName { get; }

    /// <summary>How long a call may take.</summary>
    public TimeSpan Timeout { get; }

    /// <summary>How long a body may be; -1 is any length.</summary>
    public long BodyLimit { get; }

    /// <summary>Who may call from inside of the app; <see langword="null"/> if anybody may.</summary>
    public CallAuthorization? Authorization { get; set; }

    /// <summary>What the class's constructor asks for.</summary>
    public abstract IReadOnlyList<Dependency> Dependencies { get; }

    /// <summary>What a successful response is, for tools that look at the metadata of route endpoints.</summary>
    public abstract IProducesResponseTypeMetadata? Produces { get; }

    /// <summary>Writes to the category of the class.</summary>
    protected ILogger Logger { get; }

    /// <summary>Decides what depends on the registrations of the service.</summary>
    public abstract void Prepare();

    /// <summary>Answers a request from outside.</summary>
    public abstract Task HandleRequestAsync(HttpContext http);

    /// <summary>Answers a call from another process of the app. What it gives is there only until this returns.</summary>
    public abstract void HandleCall(IncomingCall call, in CallHead head, ReadOnlySpan<byte> arguments);
}
