using System.Text.Json;
using Microsoft.Extensions.Logging;
using Tutti.CompilerServices;
using Tutti.Errors;
using Tutti.Hosting;
using Tutti.Live;
using Tutti.Log;
using Tutti.Processes.Live;
using Tutti.Requests;
using Tutti.Transport.Frames;
using Tutti.Transport.Handshake;
using Tutti.Transport.Messages;
using Tutti.Transport.Server;

namespace Tutti.ServiceCalls.Remote;

/// <summary>Gives calls from other processes to the endpoints that they are for.</summary>
internal sealed class IncomingCalls : ICallHandler
{
    private readonly AppRuntime _app;
    private readonly EndpointRuntime[] _endpoints;
    private readonly Topology _topology;
    private readonly ulong _otherContracts;
    private readonly ILogger _logger;

    public IncomingCalls(AppRuntime app)
    {
        _app = app;
        _endpoints = [.. app.Endpoints];
        _topology = app.Topology;
        _otherContracts = app.Overrides?.OtherContracts ?? 0;
        _logger = app.LoggerFactory.CreateLogger("Tutti.ServiceCalls");
    }

    /// <summary>The endpoints, by whose places in the list callers name them; after them, the one that tells what goes on here.</summary>
    public IReadOnlyList<EndpointContract> Contracts =>
        [
            .. _endpoints.Select(endpoint => new EndpointContract(
                endpoint.Info.Service,
                endpoint.Info.Name,
                endpoint.Endpoint.ContractHash + _otherContracts
            )),
            new(LiveProcess.Service, LiveProcess.Endpoint, 0),
        ];

    /// <summary>Where the services are that are not here.</summary>
    public IReadOnlyList<OtherProcess> Others =>
        [
            .. from process in _topology.Environment.Processes
            where process.Name != _topology.Self.Name && process.Urls.Count > 0 && process.Services.Count > 0
            select new OtherProcess(process.Name, [.. process.Urls.Select(url => url.Text)], process.Services),
        ];

    public void Handle(IncomingCall call)
    {
        try
        {
            var head = CallHead.Read(call.Body.Span, out var arguments);
            call.Endpoint = head.Endpoint;
            if (head.Endpoint < _endpoints.Length)
            {
                _endpoints[head.Endpoint].HandleCall(call, in head, arguments);
            }
            else if (head.Endpoint == _endpoints.Length)
            {
                var live = LiveState.Of(_app, call.Connection);
                call.Reply(FrameFlags.None, JsonSerializer.SerializeToUtf8Bytes(live, LiveJson.Default.LiveProcess));
            }
            else
            {
                Fail(call, Problem.Unimplemented("This process has no such endpoint."));
            }
        }
        catch (Exception exception)
        {
            _logger.CallUnreadable(call.Connection.Caller, exception);
            Fail(call, Problems.Internal());
        }
    }

    /// <summary>Answers with a problem.</summary>
    public static void Fail(
        IncomingCall call,
        ProblemException problem,
        GeneratedDetails? details = null,
        bool isBinary = false
    )
    {
        var output = new FieldWriter();
        ProblemBytes.Write(output, problem, details, isBinary);
        call.Reply(FrameFlags.Problem, output.Span);
    }
}
