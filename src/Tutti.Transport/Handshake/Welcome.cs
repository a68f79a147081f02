using Tutti.Transport.Frames;
using Tutti.Transport.Messages;

namespace Tutti.Transport.Handshake;

/// <summary>What a process says of itself to one that may call it.</summary>
internal sealed record Welcome
{
    /// <summary>The name of the process, and which one of its kind it is, for messages.</summary>
    public required string Name { get; init; }

    /// <summary>How many calls it takes at a time over one connection.</summary>
    public int Calls { get; init; } = int.MaxValue;

    /// <summary>The endpoints that can be called. Calls name them by their place in the list.</summary>
    public required IReadOnlyList<EndpointContract> Endpoints { get; init; }

    /// <summary>Where the services are that it does not host, so that callers of another version, who look for one here, find it.</summary>
    public IReadOnlyList<OtherProcess> Others { get; init; } = [];

    /// <summary>Where a service is that is not here; <see langword="null"/> if it is here, or if nothing is known of it.</summary>
    public OtherProcess? PlaceOf(string service) => Others.FirstOrDefault(other => other.Services.Contains(service));

    /// <summary>The place of an endpoint in the list; -1 if it has none.</summary>
    public int IndexOf(string service, string endpoint)
    {
        for (var index = 0; index < Endpoints.Count; index++)
        {
            if (Endpoints[index].Service == service && Endpoints[index].Name == endpoint)
            {
                return index;
            }
        }
        return -1;
    }

    public void Write(FieldWriter output)
    {
        output.Text(Name);
        output.UInt32((uint)Calls);
        output.UInt32((uint)Endpoints.Count);
        foreach (var endpoint in Endpoints)
        {
            output.Text(endpoint.Service);
            output.Text(endpoint.Name);
            output.UInt64(endpoint.Hash);
        }
        output.UInt32((uint)Others.Count);
        foreach (var other in Others)
        {
            output.Text(other.Name);
            Write(output, other.Urls);
            Write(output, other.Services);
        }
    }

    /// <exception cref="FrameException">It cannot be read.</exception>
    public static Welcome Read(ReadOnlySpan<byte> body)
    {
        var input = new FieldReader(body);
        var name = input.Text();
        var calls = (int)Math.Min(input.UInt32(), int.MaxValue);
        var endpoints = new EndpointContract[input.Length(smallest: 16)];
        for (var index = 0; index < endpoints.Length; index++)
        {
            endpoints[index] = new EndpointContract(input.Text(), input.Text(), input.UInt64());
        }
        // What a later version may say behind this is no concern of this one.
        return new Welcome
        {
            Name = name,
            Calls = calls,
            Endpoints = endpoints,
            Others = input.Rest.IsEmpty ? [] : ReadOthers(ref input),
        };
    }

    private static OtherProcess[] ReadOthers(ref FieldReader input)
    {
        var others = new OtherProcess[input.Length(smallest: 12)];
        for (var index = 0; index < others.Length; index++)
        {
            others[index] = new OtherProcess(input.Text(), ReadTexts(ref input), ReadTexts(ref input));
        }
        return others;
    }

    private static void Write(FieldWriter output, IReadOnlyList<string> texts)
    {
        output.UInt32((uint)texts.Count);
        foreach (var text in texts)
        {
            output.Text(text);
        }
    }

    private static string[] ReadTexts(ref FieldReader input)
    {
        var texts = new string[input.Length(smallest: 4)];
        for (var index = 0; index < texts.Length; index++)
        {
            texts[index] = input.Text();
        }
        return texts;
    }
}

/// <summary>An endpoint as others know it.</summary>
/// <param name="Service">The service.</param>
/// <param name="Name">The endpoint's name in it.</param>
/// <param name="Hash">A hash of the form of its arguments and result: if both sides have the same, they write values in the same form.</param>
internal readonly record struct EndpointContract(string Service, string Name, ulong Hash);
