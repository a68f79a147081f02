using System.Text.Json;
using Tutti.CompilerServices;
using Tutti.Errors;
using Tutti.Requests;
using Tutti.Transport.Messages;

namespace Tutti.ServiceCalls.Remote;

/// <summary>
/// A problem as it goes from one process to another: <c>u8 code | text | u32 number of errors | for each: path, u32 number of messages, messages |
/// u8 form of the details</c>, and unless there are none, <c>name of their type | u32 length | details</c>.
/// </summary>
internal static class ProblemBytes
{
    private const byte NoDetails = 0;
    private const byte Json = 1;
    private const byte Binary = 2;

    private static readonly Dictionary<string, string[]> s_none = [];

    /// <param name="output">Where to.</param>
    /// <param name="problem">The problem.</param>
    /// <param name="details">The type of its details, if it has any that are written.</param>
    /// <param name="isBinary">Whether they are written in the binary form.</param>
    public static void Write(
        FieldWriter output,
        ProblemException problem,
        GeneratedDetails? details = null,
        bool isBinary = false
    )
    {
        output.Byte((byte)problem.Code);
        output.Text(problem.Message);
        output.UInt32((uint)(problem.Errors?.Count ?? 0));
        foreach (var (path, messages) in problem.Errors ?? s_none)
        {
            output.Text(path);
            output.UInt32((uint)messages.Length);
            foreach (var message in messages)
            {
                output.Text(message);
            }
        }
        if (details is null)
        {
            output.Byte(NoDetails);
            return;
        }
        output.Byte(isBinary ? Binary : Json);
        output.Text(details.Name);
        var buffer = PooledBuffer.Rent();
        try
        {
            details.Write(buffer, problem.Details!, isBinary);
            output.Bytes(buffer.Span);
        }
        finally
        {
            buffer.Return();
        }
    }

    /// <param name="body">What was written.</param>
    /// <param name="catalog">The types that details can have. Those of others are left out, since another version may know more.</param>
    /// <exception cref="IOException">It is none.</exception>
    public static ProblemException Read(ReadOnlySpan<byte> body, DetailsCatalog? catalog = null)
    {
        var input = new FieldReader(body);
        var code = (ProblemCode)input.Byte();
        var text = input.Text();
        Dictionary<string, string[]>? errors = null;
        for (var count = input.Length(smallest: 8); count > 0; count--)
        {
            var path = input.Text();
            var messages = new string[input.Length(smallest: 4)];
            for (var index = 0; index < messages.Length; index++)
            {
                messages[index] = input.Text();
            }
            (errors ??= new(StringComparer.Ordinal))[path] = messages;
        }
        var details = ReadDetails(ref input, catalog);
        input.End();
        // A later version may know codes that this one does not.
        var problem = Enum.IsDefined(code)
            ? new ProblemException(code, text, errors)
            : new ProblemException(
                ProblemCode.Unknown,
                text.Length > 0 ? text : Problems.TextOf(ProblemCode.Unknown),
                errors
            );
        return details is null ? problem : problem.WithDetails(details);
    }

    private static object? ReadDetails(ref FieldReader input, DetailsCatalog? catalog)
    {
        var form = input.Byte();
        if (form == NoDetails)
        {
            return null;
        }
        var name = input.Text();
        var type = catalog?.Find(name);
        var bytes = input.Bytes();
        try
        {
            return type?.Read(bytes, form == Binary);
        }
        catch (JsonException)
        {
            // Code and text say what happened, without what a later version has made of the details.
            return null;
        }
    }
}
