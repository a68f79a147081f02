using System.Reflection;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;

namespace Tutti.Hosting;

/// <summary>What a test decides for a program that it starts: <c>AddTutti</c> finds it there. Otherwise there is none.</summary>
internal sealed class ProgramStart
{
    private static readonly AsyncLocal<ProgramStart?> s_current = new();

    /// <summary>That of the program to which this code belongs, and all that it calls.</summary>
    public static ProgramStart? Current
    {
        get => s_current.Value;
        set => s_current.Value = value;
    }

    /// <summary>The program.</summary>
    public required Assembly App { get; init; }

    /// <summary>What it is to be of the app.</summary>
    public required Topology Topology { get; init; }

    /// <summary>Changes the host, before the app is added to it.</summary>
    public required Action<WebApplicationBuilder> Configure { get; init; }

    /// <summary>Changes what the host has then: the program's own registrations, and clients for its code.</summary>
    public required Action<IServiceCollection> Complete { get; init; }
}
