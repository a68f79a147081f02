using Microsoft.Extensions.DependencyInjection;
using Tutti.CompilerServices;

namespace Tutti.Services;

/// <summary>
/// Gives the instance that a call runs on: by contract a new one in a scope of its own, like a controller. Whatever of that nobody could observe
/// is left out, which is decided once.
/// </summary>
internal sealed class ClassActivator<TClass>
    where TClass : class
{
    private readonly EndpointClass<TClass> _class;
    private readonly ServiceRuntime _service;
    private readonly bool _shared;
    private readonly bool _plain;
    private TClass? _instance;

    public ClassActivator(EndpointClass<TClass> type, ServiceRuntime service)
    {
        _class = type;
        _service = service;
        var singletons = type.Dependencies.All(dependency => Lifetimes.IsSingleton(service.Registrations, dependency));
        NeedsScope = !singletons;
        var disposable =
            typeof(IDisposable).IsAssignableFrom(typeof(TClass))
            || typeof(IAsyncDisposable).IsAssignableFrom(typeof(TClass));
        _plain = singletons && !disposable;
        _shared = _plain && type.IsStateless;
    }

    /// <summary>Whether a call needs a scope.</summary>
    public bool NeedsScope { get; }

    /// <summary>Whether nothing remains to be done with an instance after the call.</summary>
    public bool IsPlain => _plain;

    /// <summary>An instance, if <see cref="IsPlain"/>.</summary>
    public TClass Get()
    {
        if (_instance is { } shared)
        {
            return shared;
        }
        var instance = _class.Create(_service.Provider);
        if (_shared)
        {
            // Two calls may both come here first; nobody can tell.
            _instance = instance;
        }
        return instance;
    }

    /// <summary>An instance with all that has to be disposed of after the call.</summary>
    public Lease Rent()
    {
        if (!NeedsScope)
        {
            return new Lease(Get(), null);
        }
        var scope = _service.Provider.CreateAsyncScope();
        try
        {
            return new Lease(_class.Create(scope.ServiceProvider), scope);
        }
        catch
        {
            scope.Dispose();
            throw;
        }
    }

    /// <summary>An instance for the time of a call.</summary>
    public readonly struct Lease(TClass target, AsyncServiceScope? scope)
    {
        public TClass Target { get; } = target;

        public async ValueTask DisposeAsync()
        {
            switch (Target)
            {
                case IAsyncDisposable disposable:
                    await disposable.DisposeAsync();
                    break;
                case IDisposable disposable:
                    disposable.Dispose();
                    break;
            }
            if (scope is { } open)
            {
                await open.DisposeAsync();
            }
        }
    }
}
