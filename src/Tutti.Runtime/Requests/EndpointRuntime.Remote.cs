using System.Diagnostics;
using System.Security.Claims;
using Tutti.Errors;
using Tutti.Log;
using Tutti.ServiceCalls;
using Tutti.ServiceCalls.Remote;
using Tutti.Transport.Frames;
using Tutti.Transport.Messages;
using Tutti.Transport.Server;

namespace Tutti.Requests;

/// <summary>Answers calls of other processes.</summary>
internal sealed partial class EndpointRuntime<TClass, TArguments, TResult>
{
    public override void HandleCall(IncomingCall call, in CallHead head, ReadOnlySpan<byte> arguments)
    {
        if (Info.Raw)
        {
            IncomingCalls.Fail(
                call,
                Problem.Unimplemented($"The endpoint '{FullName}' handles HTTP itself; no service can call it.")
            );
        }
        else if (Authorization is not null)
        {
            // Who may not call learns nothing of what it has sent; so that is read later.
            _ = AnswerAsync(call, new CallSetup(in head), default!, arguments.ToArray());
        }
        else if (_needsNoSetup && !_needsContext && IsPlain(in head))
        {
            AnswerAtOnce(call, in head, arguments);
        }
        else
        {
            _ = ReadAndAnswerAsync(call, in head, arguments);
        }
    }

    /// <summary>Whether nothing but a trace flows with a call.</summary>
    private static bool IsPlain(in CallHead head) => head.Principal.IsEmpty && CallFlow.HasCulturesOf(in head);

    private void AnswerAtOnce(IncomingCall call, in CallHead head, ReadOnlySpan<byte> input)
    {
        ValueTask<TResult> running;
        var activity = CallFlow.Continue(head.Texts, Info);
        try
        {
            var arguments = ArgumentsOnWire.Read(_endpoint, IsBinary(call), input);
            Validate(in arguments);
            running = _endpoint.InvokeAsync(_activator.Get(), arguments, null, CancellationToken.None);
            if (running.IsCompletedSuccessfully)
            {
                Reply(call, running.Result);
                activity?.Dispose();
                return;
            }
        }
        catch (Exception exception)
        {
            activity?.SetStatus(ActivityStatusCode.Error);
            Fail(call, exception, null);
            activity?.Dispose();
            return;
        }
        _ = AwaitAndReplyAsync(call, head.Ticks, running, activity);
    }

    private async Task AwaitAndReplyAsync(IncomingCall call, long ticks, ValueTask<TResult> running, Activity? started)
    {
        using var activity = started;
        using var context = StartContext(call, ticks, null);
        var buffer = _givesNothing ? null : PooledBuffer.Rent();
        try
        {
            await AwaitAsync(running, context, OutputOf(call, buffer));
            call.Reply(call.Flags & FrameFlags.Binary, buffer is null ? [] : buffer.Span);
        }
        catch (Exception exception)
        {
            activity?.SetStatus(ActivityStatusCode.Error);
            Fail(call, exception, context);
        }
        finally
        {
            buffer?.Return();
        }
    }

    private Task ReadAndAnswerAsync(IncomingCall call, in CallHead head, ReadOnlySpan<byte> input)
    {
        TArguments arguments;
        try
        {
            arguments = ArgumentsOnWire.Read(_endpoint, IsBinary(call), input);
        }
        catch (Exception exception)
        {
            Fail(call, exception, null);
            return Task.CompletedTask;
        }
        return AnswerAsync(call, new CallSetup(in head), arguments, null);
    }

    private async Task AnswerAsync(IncomingCall call, CallSetup setup, TArguments arguments, byte[]? input)
    {
        using var activity = CallFlow.Continue(setup.Texts, Info);
        CallContext? context = null;
        PooledBuffer? buffer = null;
        try
        {
            context = StartContext(call, setup.Ticks, CallFlow.ReadUser(setup.Principal));
            setup.SetCultures();
            context.Enter();
            if (Authorization is { } authorization)
            {
                await authorization.CheckAsync(context.User);
            }
            if (input is not null)
            {
                arguments = ArgumentsOnWire.Read(_endpoint, IsBinary(call), input);
            }
            Validate(in arguments);
            buffer = _givesNothing ? null : PooledBuffer.Rent();
            await RunAsync(arguments, null, context, OutputOf(call, buffer));
            call.Reply(call.Flags & FrameFlags.Binary, buffer is null ? [] : buffer.Span);
        }
        catch (Exception exception)
        {
            activity?.SetStatus(ActivityStatusCode.Error);
            Fail(call, exception, context);
        }
        finally
        {
            buffer?.Return();
            context?.Dispose();
        }
    }

    private CallContext StartContext(IncomingCall call, long ticks, ClaimsPrincipal? user)
    {
        var left = ticks < 0 ? System.Threading.Timeout.InfiniteTimeSpan : TimeSpan.FromTicks(ticks);
        var context = new CallContext(
            _service.App.Time,
            CallContext.Min(left, Timeout),
            user,
            null,
            CancellationToken.None
        );
        call.OnGivenUp(static context => ((CallContext)context!).GiveUp(), context);
        return context;
    }

    // As the call was written.
    private static bool IsBinary(IncomingCall call) => (call.Flags & FrameFlags.Binary) != 0;

    private ResultOutput<TResult> OutputOf(IncomingCall call, PooledBuffer? buffer) =>
        buffer is null ? default
        : IsBinary(call) ? new(buffer, _endpoint.ResultBinary)
        : new(buffer, _endpoint.ResultCodec);

    private void Reply(IncomingCall call, TResult result)
    {
        if (_givesNothing)
        {
            call.Reply(FrameFlags.None, []);
            return;
        }
        var buffer = PooledBuffer.Rent();
        try
        {
            Finish(result, OutputOf(call, buffer));
            call.Reply(call.Flags & FrameFlags.Binary, buffer.Span);
        }
        finally
        {
            buffer.Return();
        }
    }

    private void Fail(IncomingCall call, Exception exception, CallContext? context)
    {
        if (exception is OperationCanceledException && context is { Token.IsCancellationRequested: true })
        {
            exception = Problems.DeadlineExceeded();
            if (context.IsGivenUp)
            {
                // Nobody reads the answer.
                Logger.CallerGone(FullName);
                IncomingCalls.Fail(call, (ProblemException)exception);
                return;
            }
        }
        var problem = ToProblem(exception);
        if (problem.Details is { } details && _service.App.Details.Of(details) is { } type)
        {
            // In the binary form, if both sides have the same one.
            IncomingCalls.Fail(
                call,
                problem,
                type,
                IsBinary(call) && _endpoint.Details.Any(own => own.Type == type.Type)
            );
            return;
        }
        IncomingCalls.Fail(call, problem);
    }

    /// <summary>What flows with a call, kept until the method runs.</summary>
    private sealed class CallSetup
    {
        private readonly CallCultures? _cultures;

        public CallSetup(in CallHead head)
        {
            Ticks = head.Ticks;
            Principal = head.Principal.ToArray();
            Texts = head.Texts.ToArray();
            _cultures = CallFlow.CulturesOf(in head);
        }

        public long Ticks { get; }

        public byte[] Principal { get; }

        public byte[] Texts { get; }

        public void SetCultures() => _cultures?.Set();
    }
}
