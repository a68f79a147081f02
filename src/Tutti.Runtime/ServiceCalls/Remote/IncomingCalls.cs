using Microsoft.Extensions.Logging;
using Tutti.Errors;
using Tutti.Hosting;
using Tutti.Log;
using Tutti.Requests;
using Tutti.Transport.Frames;
using Tutti.Transport.Handshake;
using Tutti.Transport.Messages;
using Tutti.Transport.Server;

namespace Tutti.ServiceCalls.Remote;

/// <summary>Gives calls from other processes to the endpoints that they are for.</summary>
internal sealed class IncomingCalls : ICallHandler
{
    private readonly EndpointRuntime[] _endpoints;
    private readonly ILogger _logger;

    public IncomingCalls(AppRuntime app)
    {
        _endpoints = [.. app.Endpoints];
        _logger = app.LoggerFactory.CreateLogger("Tutti.ServiceCalls");
    }

    /// <summary>The endpoints, by whose places in the list callers name them.</summary>
    public IReadOnlyList<EndpointContract> Contracts =>
        [
            .. _endpoints.Select(endpoint => new EndpointContract(
                endpoint.Info.Service,
                endpoint.Info.Name,
                endpoint.Endpoint.ContractHash
            )),
        ];

    public void Handle(IncomingCall call)
    {
        try
        {
            var head = CallHead.Read(call.Body.Span, out var arguments);
            if (head.Endpoint < _endpoints.Length)
            {
                _endpoints[head.Endpoint].HandleCall(call, in head, arguments);
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
    public static void Fail(IncomingCall call, ProblemException problem)
    {
        var output = new FieldWriter();
        ProblemBytes.Write(output, problem);
        call.Reply(FrameFlags.Problem, output.Span);
    }
}
