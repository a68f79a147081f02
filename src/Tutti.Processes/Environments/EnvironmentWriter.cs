using System.Buffers;
using System.Net;
using System.Text;
using System.Text.Json;
using Tutti.Processes.Environments.Reading;

namespace Tutti.Processes.Environments;

/// <summary>Writes an environment as a file that <see cref="EnvironmentReader"/> reads: what a supervisor gives to the processes that it starts.</summary>
internal static class EnvironmentWriter
{
    public static string Write(AppEnvironment environment)
    {
        var buffer = new ArrayBufferWriter<byte>();
        using (var json = new Utf8JsonWriter(buffer))
        {
            json.WriteStartObject();
            json.WriteString("type", SettingsReader.NameOf(environment.Type));
            WriteList(json, "keys", environment.Keys);
            json.WriteStartObject("processes");
            foreach (var process in environment.Processes)
            {
                WriteProcess(json, process);
            }
            json.WriteEndObject();
            WriteCertificate(json, environment.Certificate);
            WriteDeadlines(json, environment.Deadlines);
            WriteShutdown(json, environment.Shutdown);
            WriteLimits(json, environment.Limits);
            WriteCors(json, environment.Cors);
            WriteList(json, "trustedProxies", environment.TrustedProxies.Select(Text));
            WriteLogLevels(json, environment.LogLevels);
            SqlWriter.Write(json, environment.Sql);
            json.WriteEndObject();
        }
        return Encoding.UTF8.GetString(buffer.WrittenSpan);
    }

    private static void WriteProcess(Utf8JsonWriter json, ProcessDefinition process)
    {
        json.WriteStartObject(process.Name);
        if (process.IsGateway)
        {
            json.WriteBoolean("gateway", true);
        }
        WriteList(json, "services", process.Services);
        json.WriteNumber("replicas", process.Replicas);
        WriteList(json, "url", process.Urls.Select(url => url.Text));
        if (process.Listen.Count > 0)
        {
            json.WriteStartArray("listen");
            foreach (var listener in process.Listen)
            {
                json.WriteStartObject();
                json.WriteString("url", listener.Url);
                WriteCertificate(json, listener.Certificate);
                json.WriteEndObject();
            }
            json.WriteEndArray();
        }
        json.WriteEndObject();
    }

    public static void WriteCertificate(Utf8JsonWriter json, CertificateFile? certificate)
    {
        if (certificate is null)
        {
            return;
        }
        json.WriteStartObject("certificate");
        json.WriteString("path", certificate.Path);
        WriteText(json, "keyPath", certificate.KeyPath);
        WriteText(json, "password", certificate.Password);
        WriteText(json, "authority", certificate.AuthorityPath);
        json.WriteEndObject();
    }

    private static void WriteDeadlines(Utf8JsonWriter json, DeadlineSettings deadlines)
    {
        json.WriteStartObject("deadlines");
        WriteDuration(json, "default", deadlines.Default);
        foreach (var (name, deadline) in deadlines.Of)
        {
            WriteDuration(json, name, deadline);
        }
        json.WriteEndObject();
    }

    private static void WriteShutdown(Utf8JsonWriter json, ShutdownSettings shutdown)
    {
        json.WriteStartObject("shutdown");
        WriteDuration(json, "delay", shutdown.Delay);
        WriteDuration(json, "timeout", shutdown.Timeout);
        json.WriteEndObject();
    }

    private static void WriteLimits(Utf8JsonWriter json, LimitSettings limits)
    {
        json.WriteStartObject("limits");
        WriteNumber(json, "body", limits.Body);
        WriteNumber(json, "headers", limits.Headers);
        WriteNumber(json, "connections", limits.Connections);
        json.WriteEndObject();
    }

    private static void WriteCors(Utf8JsonWriter json, CorsSettings? cors)
    {
        if (cors is null)
        {
            return;
        }
        json.WriteStartObject("cors");
        // No list is any origin, and an empty one is none.
        if (cors.Origins is { } origins)
        {
            WriteTexts(json, "origins", origins);
        }
        WriteList(json, "originsWithCredentials", cors.OriginsWithCredentials);
        WriteList(json, "headers", cors.Headers);
        WriteList(json, "exposedHeaders", cors.ExposedHeaders);
        WriteDuration(json, "maxAge", cors.MaxAge);
        json.WriteEndObject();
    }

    private static void WriteLogLevels(Utf8JsonWriter json, IReadOnlyDictionary<string, string> levels)
    {
        json.WriteStartObject("logLevel");
        foreach (var (category, level) in levels)
        {
            json.WriteString(category, level);
        }
        json.WriteEndObject();
    }

    public static void WriteList(Utf8JsonWriter json, string name, IEnumerable<string> texts)
    {
        var list = texts.ToList();
        if (list.Count > 0)
        {
            WriteTexts(json, name, list);
        }
    }

    private static void WriteTexts(Utf8JsonWriter json, string name, IReadOnlyList<string> texts)
    {
        json.WriteStartArray(name);
        foreach (var text in texts)
        {
            json.WriteStringValue(text);
        }
        json.WriteEndArray();
    }

    public static void WriteText(Utf8JsonWriter json, string name, string? text)
    {
        if (text is not null)
        {
            json.WriteString(name, text);
        }
    }

    public static void WriteNumber(Utf8JsonWriter json, string name, long? number)
    {
        if (number is { } given)
        {
            json.WriteNumber(name, given);
        }
    }

    public static void WriteDuration(Utf8JsonWriter json, string name, TimeSpan? duration)
    {
        if (duration == Timeout.InfiniteTimeSpan)
        {
            json.WriteNumber(name, -1);
        }
        else if (duration is { } given)
        {
            json.WriteString(name, EnvironmentDurations.Format(given));
        }
    }

    private static string Text(IPNetwork network) => network.ToString();
}
