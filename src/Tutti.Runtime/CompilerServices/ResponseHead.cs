using System.ComponentModel;
using System.Globalization;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Primitives;

namespace Tutti.CompilerServices;

/// <summary>Writes members of a result into the head of a response. For generated code.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class ResponseHead
{
    /// <summary>Sets the status.</summary>
    /// <param name="response">The response.</param>
    /// <param name="status">The status, from 200 to 399; <see langword="null"/> leaves it.</param>
    /// <exception cref="InvalidOperationException">The status is another one: failures are thrown, not returned.</exception>
    public static void SetStatus(HttpResponse response, int? status)
    {
        if (status is null)
        {
            return;
        }
        if (status is < 200 or > 399)
        {
            throw new InvalidOperationException(
                $"A result set the status {status}. A result's status is from 200 to 399; throw a ProblemException for a failure."
            );
        }
        response.StatusCode = status.Value;
    }

    /// <summary>Sets a header to a value, in the form that does not depend on the culture.</summary>
    /// <typeparam name="T">The value's type.</typeparam>
    /// <param name="response">The response.</param>
    /// <param name="name">The header's name.</param>
    /// <param name="value">The value; <see langword="null"/> leaves the header out.</param>
    public static void SetHeader<T>(HttpResponse response, string name, T value)
    {
        if (value is null)
        {
            return;
        }
        response.Headers[name] = value is IEnumerable<string> texts ? new StringValues([.. texts]) : Text(value);
    }

    private static string Text<T>(T value) =>
        value switch
        {
            string text => text,
            bool flag => flag ? "true" : "false",
            // The form of the web's dates, as Last-Modified has it; others are written so that they can be read back.
            DateTimeOffset time => time.ToString("R", CultureInfo.InvariantCulture),
            DateTime time => time.ToUniversalTime().ToString("R", CultureInfo.InvariantCulture),
            DateOnly date => date.ToString("O", CultureInfo.InvariantCulture),
            TimeOnly time => time.ToString("O", CultureInfo.InvariantCulture),
            IFormattable formattable => formattable.ToString(null, CultureInfo.InvariantCulture),
            _ => value!.ToString() ?? "",
        };
}
