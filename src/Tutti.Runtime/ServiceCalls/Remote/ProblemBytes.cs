using Tutti.Errors;
using Tutti.Transport.Messages;

namespace Tutti.ServiceCalls.Remote;

/// <summary>A problem as it goes from one process to another: <c>u8 code | text | u32 number of errors | for each: path, u32 number of messages, messages</c>.</summary>
internal static class ProblemBytes
{
    private static readonly Dictionary<string, string[]> s_none = [];

    public static void Write(FieldWriter output, ProblemException problem)
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
    }

    /// <exception cref="IOException">It is none.</exception>
    public static ProblemException Read(ReadOnlySpan<byte> body)
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
        input.End();
        // A later version may know codes that this one does not.
        return Enum.IsDefined(code)
            ? new ProblemException(code, text, errors)
            : new ProblemException(
                ProblemCode.Unknown,
                text.Length > 0 ? text : Problems.TextOf(ProblemCode.Unknown),
                errors
            );
    }
}
