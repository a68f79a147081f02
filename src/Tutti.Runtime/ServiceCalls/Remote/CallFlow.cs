using System.Diagnostics;
using System.Globalization;
using System.Security.Claims;
using System.Text;
using Tutti.CompilerServices;
using Tutti.Tracing;
using Tutti.Transport.Messages;

namespace Tutti.ServiceCalls.Remote;

/// <summary>What flows with a call into another process beside its arguments: the culture, the user, trace context and baggage.</summary>
internal static class CallFlow
{
    private static CultureBytes s_culture = new("", []);
    private static CultureBytes s_uiCulture = new("", []);

    /// <summary>The name of the caller's culture.</summary>
    public static ReadOnlySpan<byte> Culture => Cached(ref s_culture, CultureInfo.CurrentCulture.Name);

    /// <summary>The name of the culture of the caller's texts.</summary>
    public static ReadOnlySpan<byte> UICulture => Cached(ref s_uiCulture, CultureInfo.CurrentUICulture.Name);

    /// <summary>A user as bytes; none if nobody is signed in.</summary>
    public static byte[] Write(ClaimsPrincipal? user)
    {
        if (user?.Identities.Any(identity => identity.IsAuthenticated) is not true)
        {
            return [];
        }
        using var stream = new MemoryStream();
        using (var writer = new BinaryWriter(stream))
        {
            user.WriteTo(writer);
        }
        return stream.ToArray();
    }

    /// <summary>The user that another process has written.</summary>
    public static ClaimsPrincipal? ReadUser(ReadOnlySpan<byte> bytes)
    {
        if (bytes.IsEmpty)
        {
            return null;
        }
        using var reader = new BinaryReader(new MemoryStream(bytes.ToArray()));
        return new ClaimsPrincipal(reader);
    }

    /// <summary>The context of a span, and its baggage.</summary>
    public static byte[] Write(Activity? activity)
    {
        if (activity is null)
        {
            return [];
        }
        var output = new FieldWriter();
        DistributedContextPropagator.Current.Inject(
            activity,
            output,
            static (carrier, name, value) => CallTexts.Add((FieldWriter)carrier!, name, value)
        );
        return output.Span.ToArray();
    }

    /// <summary>Starts the span of a call here, in the caller's trace: also if nobody listens, for what comes after this process may want it.</summary>
    public static Activity? Continue(ReadOnlySpan<byte> texts, EndpointInfo callee)
    {
        if (texts.IsEmpty)
        {
            return CallActivity.StartServer(callee, default);
        }
        var read = CallTexts.Read(texts);
        var propagator = DistributedContextPropagator.Current;
        propagator.ExtractTraceIdAndState(read, Get, out var parent, out var state);
        ActivityContext.TryParse(parent, state, isRemote: true, out var context);
        var activity = CallActivity.StartServer(callee, context);
        if (activity is null && !string.IsNullOrEmpty(parent))
        {
            activity = new Activity("Tutti.Call") { TraceStateString = state }
                .SetParentId(parent)
                .Start();
        }
        foreach (var (key, value) in propagator.ExtractBaggage(read, Get) ?? [])
        {
            activity?.AddBaggage(key, value);
        }
        return activity;
    }

    /// <summary>Whether the code that runs now has the cultures of a call.</summary>
    public static bool HasCulturesOf(in CallHead head) =>
        Culture.SequenceEqual(head.Culture) && UICulture.SequenceEqual(head.UICulture);

    /// <summary>The cultures of a call, if the code that runs now has others.</summary>
    public static CallCultures? CulturesOf(in CallHead head) =>
        HasCulturesOf(in head)
            ? null
            : new CallCultures(Encoding.UTF8.GetString(head.Culture), Encoding.UTF8.GetString(head.UICulture));

    private static ReadOnlySpan<byte> Cached(ref CultureBytes cached, string name)
    {
        var known = cached;
        if ((object)known.Name != name)
        {
            cached = known = new CultureBytes(name, Encoding.UTF8.GetBytes(name));
        }
        return known.Bytes;
    }

    private static void Get(object? carrier, string name, out string? value, out IEnumerable<string>? values)
    {
        values = null;
        value = ((Dictionary<string, string>)carrier!).GetValueOrDefault(name);
    }

    private sealed record CultureBytes(string Name, byte[] Bytes);
}

/// <summary>The names of a caller's culture, and of that of its texts.</summary>
internal sealed record CallCultures(string Culture, string UICulture)
{
    /// <summary>Sets them for the code that runs now.</summary>
    public void Set()
    {
        CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo(Culture);
        CultureInfo.CurrentUICulture = CultureInfo.GetCultureInfo(UICulture);
    }
}
