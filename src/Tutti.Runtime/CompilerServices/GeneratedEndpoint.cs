using System.ComponentModel;
using Microsoft.AspNetCore.Http;
using Tutti.Requests;
using Tutti.ServiceCalls;
using Tutti.Services;

namespace Tutti.CompilerServices;

/// <summary>One endpoint of a service. For generated code, which derives from <see cref="GeneratedEndpoint{TClass, TArguments, TResult}"/>.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public abstract class GeneratedEndpoint
{
    private protected GeneratedEndpoint() { }

    /// <summary>What is constant about it.</summary>
    public abstract EndpointInfo Info { get; }

    /// <summary>Whether it reads a JSON body.</summary>
    public virtual bool HasBody => false;

    /// <summary>
    /// Equal in two builds if each can read what the other's <see cref="BinaryCodec{T}"/>s write, arguments and result; 0 if no service
    /// can call the endpoint.
    /// </summary>
    public virtual ulong ContractHash => 0;

    /// <summary>The types of the details that its problems may have.</summary>
    public virtual IReadOnlyList<GeneratedDetails> Details => [];

    internal abstract EndpointRuntime CreateRuntime(ServiceRuntime service);
}

/// <summary>An endpoint as its callers see it. For generated code.</summary>
/// <typeparam name="TArguments">All that a call passes, as one value.</typeparam>
/// <typeparam name="TResult">What a call gives; <see cref="NoResult"/> for nothing.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public abstract class GeneratedEndpoint<TArguments, TResult> : GeneratedEndpoint
{
    private protected GeneratedEndpoint() { }

    /// <summary>How the arguments of a call are written between processes. Not asked for if <see cref="EndpointInfo.Raw"/>.</summary>
    public abstract JsonCodec<TArguments> ArgumentsCodec { get; }

    /// <summary>How the result is written. Not asked for if the result is <see cref="NoResult"/> or an <see cref="IResult"/>.</summary>
    public virtual JsonCodec<TResult> ResultCodec => throw new NotSupportedException();

    /// <summary>How the arguments of a call are copied within a process, and written to one of the same <see cref="GeneratedEndpoint.ContractHash"/>. Not asked for if <see cref="EndpointInfo.Raw"/>.</summary>
    public virtual BinaryCodec<TArguments> ArgumentsBinary => throw new NotSupportedException();

    /// <summary>How the result is copied and written likewise. Not asked for if the result is <see cref="NoResult"/> or an <see cref="IResult"/>.</summary>
    public virtual BinaryCodec<TResult> ResultBinary => throw new NotSupportedException();

    /// <summary>Whether arguments may pass by reference within a process: their type is provably immutable, and all of it goes over the wire.</summary>
    public virtual bool SharesArguments => false;

    /// <summary>Whether results may pass by reference within a process: their type is provably immutable, and all of it goes over the wire.</summary>
    public virtual bool SharesResult => false;

    /// <summary>Checks the rules of the arguments and that nothing is null that must not be.</summary>
    /// <param name="arguments">The arguments.</param>
    /// <param name="validation">Where failures go.</param>
    public virtual void Validate(in TArguments arguments, ref Validation validation) { }

    /// <summary>Checks that nothing in a result is null that must not be.</summary>
    /// <param name="result">The result.</param>
    /// <param name="validation">Where failures go; it checks nulls only.</param>
    public virtual void ValidateResult(TResult result, ref Validation validation) { }

    internal abstract ServiceCall<TArguments, TResult> CreateLocalCall(EndpointRuntime runtime, string caller);
}

/// <summary>An endpoint, whole. For generated code.</summary>
/// <typeparam name="TClass">The class that has the method.</typeparam>
/// <typeparam name="TArguments">All that a call passes, as one value.</typeparam>
/// <typeparam name="TResult">What a call gives; <see cref="NoResult"/> for nothing.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public abstract class GeneratedEndpoint<TClass, TArguments, TResult> : GeneratedEndpoint<TArguments, TResult>
    where TClass : class
{
    /// <summary>How instances of the class come about.</summary>
    public abstract EndpointClass<TClass> Class { get; }

    /// <summary>Whether the method takes a <see cref="CancellationToken"/>.</summary>
    public virtual bool TakesCancellation => false;

    /// <summary>Reads the arguments from a request. Failures go to the reader; the result is then not used but for finding more of them.</summary>
    /// <param name="reader">The request, with its body if <see cref="GeneratedEndpoint.HasBody"/>.</param>
    /// <returns>The arguments.</returns>
    public abstract TArguments Bind(scoped ref RequestReader reader);

    /// <summary>Calls the method.</summary>
    /// <param name="target">The instance to call it on.</param>
    /// <param name="arguments">The arguments.</param>
    /// <param name="http">The request, if it came from outside.</param>
    /// <param name="cancellationToken">Ends when the caller gives up or the deadline passes.</param>
    /// <returns>The result.</returns>
    public abstract ValueTask<TResult> InvokeAsync(
        TClass target,
        TArguments arguments,
        HttpContext? http,
        CancellationToken cancellationToken
    );

    /// <summary>Whether <see cref="WriteHead"/> does anything.</summary>
    public virtual bool HasHead => false;

    /// <summary>How the result is written as the body of a response: without the members that <see cref="WriteHead"/> writes.</summary>
    public virtual JsonCodec<TResult> BodyCodec => ResultCodec;

    /// <summary>Sets status and headers that the result carries in its members.</summary>
    /// <param name="result">The result.</param>
    /// <param name="response">The response.</param>
    public virtual void WriteHead(TResult result, HttpResponse response) { }

    internal sealed override EndpointRuntime CreateRuntime(ServiceRuntime service) =>
        new EndpointRuntime<TClass, TArguments, TResult>(this, service);

    internal sealed override ServiceCall<TArguments, TResult> CreateLocalCall(EndpointRuntime runtime, string caller) =>
        new LocalCall<TClass, TArguments, TResult>((EndpointRuntime<TClass, TArguments, TResult>)runtime, caller);
}

/// <summary>The result of a method that gives none. For generated code.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public readonly record struct NoResult;
