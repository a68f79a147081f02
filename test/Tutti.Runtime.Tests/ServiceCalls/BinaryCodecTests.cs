using System.Reflection;
using Tutti.CompilerServices;
using Tutti.Runtime.Tests.App.Values;
using Tutti.Support;

namespace Tutti.Runtime.Tests.ServiceCalls;

/// <summary>What every endpoint of the app exchanges comes out of its binary codecs as out of those for JSON.</summary>
public sealed class BinaryCodecTests
{
    private static readonly Dictionary<string, GeneratedEndpoint> s_endpoints = Endpoints()
        .Where(e => !e.Info.Raw)
        .ToDictionary(e => $"{e.Info.Service}.{e.Info.Name}");

    public static TheoryData<string> Names => new(s_endpoints.Keys);

    [Theory]
    [MemberData(nameof(Names))]
    public void ArgumentsAndResultsComeOutAsTheyDoOfJson(string name)
    {
        foreach (var codecs in Codecs(s_endpoints[name]))
        {
            codecs.AreAlike(20261121, 200);
        }
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void AnyBytesEndInAValueOrARefusal(string name)
    {
        foreach (var codecs in Codecs(s_endpoints[name]))
        {
            codecs.TakesAnything(7, 500);
        }
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void EveryEndpointThatCanBeCalledHasAContract(string name) =>
        Assert.NotEqual(0UL, s_endpoints[name].ContractHash);

    private static IEnumerable<GeneratedEndpoint> Endpoints()
    {
        var attribute = typeof(ValuesService).Assembly.GetCustomAttribute<GeneratedApplicationAttribute>()!;
        var app = (GeneratedApplication)Activator.CreateInstance(attribute.Type, nonPublic: true)!;
        return app.Services.SelectMany(service => service.Endpoints);
    }

    private static IEnumerable<CodecChecks> Codecs(GeneratedEndpoint endpoint)
    {
        yield return Codecs(endpoint, "ArgumentsCodec", "ArgumentsBinary");
        if (endpoint.GetType().GetProperty("ResultBinary")!.DeclaringType == endpoint.GetType())
        {
            yield return Codecs(endpoint, "ResultCodec", "ResultBinary");
        }
    }

    private static CodecChecks Codecs(GeneratedEndpoint endpoint, string json, string binary) =>
        CodecChecks.Of(Property(endpoint, json), Property(endpoint, binary));

    private static object Property(GeneratedEndpoint endpoint, string name) =>
        endpoint.GetType().GetProperty(name)!.GetValue(endpoint)!;
}
