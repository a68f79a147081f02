using System.Text.Json;

namespace Tutti.Processes.Environments.Json;

/// <summary>Why a text is no JSON, as a part of a sentence.</summary>
internal static class JsonErrorText
{
    /// <summary>What the exception says, but for its end: the position from zero, which we show as people count.</summary>
    public static string Of(JsonException error)
    {
        var message = error.Message;
        var position = message.IndexOf(" LineNumber:", StringComparison.Ordinal);
        return (position < 0 ? message : message[..position]).TrimEnd('.', ' ');
    }
}
