using System.Buffers;
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
    private const string ActivityName = "Tutti.Call";

    // How .NET passes traces on unless it is told otherwise.
    private static readonly DistributedContextPropagator s_usual =
        DistributedContextPropagator.CreateDefaultPropagator();

    private static readonly SearchValues<byte> s_traceDigits = SearchValues.Create("0123456789abcdef-"u8);

    [ThreadStatic]
    private static FieldWriter? t_texts;

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

    /// <summary>The context of a span, and its baggage; to be used before this is called again by the same thread.</summary>
    public static ReadOnlySpan<byte> Write(Activity? activity)
    {
        if (activity is null)
        {
            return [];
        }
        var output = t_texts ??= new FieldWriter();
        output.Clear();
        DistributedContextPropagator.Current.Inject(
            activity,
            output,
            static (carrier, name, value) => CallTexts.Add((FieldWriter)carrier!, name, value)
        );
        return output.Span;
    }

    /// <summary>Starts the span of a call here, in the caller's trace: also if nobody listens, for what comes after this process may want it.</summary>
    public static Activity? Continue(ReadOnlySpan<byte> texts, EndpointInfo callee)
    {
        if (texts.IsEmpty)
        {
            return CallActivity.StartServer(callee, default);
        }
        if (TryReadTrace(texts, out var caller))
        {
            return CallActivity.StartServer(callee, caller)
                ?? new Activity(ActivityName).SetParentId(caller.TraceId, caller.SpanId, caller.TraceFlags).Start();
        }
        var read = CallTexts.Read(texts);
        var propagator = DistributedContextPropagator.Current;
        propagator.ExtractTraceIdAndState(read, Get, out var parent, out var state);
        ActivityContext.TryParse(parent, state, isRemote: true, out var context);
        var activity = CallActivity.StartServer(callee, context);
        if (activity is null && !string.IsNullOrEmpty(parent))
        {
            activity = new Activity(ActivityName) { TraceStateString = state }
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

    // Nearly always there is just a trace, as the W3C writes it ("Trace Context", 3.2): 00-<32 digits>-<16 digits>-<2 digits>.
    private static bool TryReadTrace(ReadOnlySpan<byte> texts, out ActivityContext context)
    {
        context = default;
        if (
            DistributedContextPropagator.Current != s_usual
            || !CallTexts.TryReadOnly(texts, "traceparent"u8, out var parent)
            || parent.Length != 55
            || !parent.StartsWith("00-"u8)
            || parent[35] != '-'
            || parent[52] != '-'
            || parent[3..].IndexOfAnyExcept(s_traceDigits) >= 0
            || parent[3..35].IndexOf((byte)'-') >= 0
            || parent[36..52].IndexOf((byte)'-') >= 0
            || !byte.TryParse(parent[53..], NumberStyles.AllowHexSpecifier, null, out var flags)
        )
        {
            return false;
        }
        context = new ActivityContext(
            ActivityTraceId.CreateFromUtf8String(parent[3..35]),
            ActivitySpanId.CreateFromUtf8String(parent[36..52]),
            (ActivityTraceFlags)flags,
            isRemote: true
        );
        return context != default;
    }

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
