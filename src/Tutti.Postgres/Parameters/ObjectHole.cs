using System.Collections.Concurrent;
using System.Net;
using Npgsql;
using NpgsqlTypes;
using Tutti.Text;

namespace Tutti.Parameters;

/// <summary>Values whose type is known only when they are there.</summary>
internal static class ObjectHole
{
    private static readonly ConcurrentDictionary<Type, IBoxedWriter> Writers = new();

    public static void Write(SqlText text, object? value)
    {
        if (value is null)
        {
            text.AppendParameter(new NpgsqlParameter { NpgsqlDbType = NpgsqlDbType.Unknown, Value = DBNull.Value });
            return;
        }
        // Loopback addresses are of a type that nobody sees.
        var type = value is IPAddress ? typeof(IPAddress) : value.GetType();
        var writer = Writers.GetOrAdd(
            type,
            static each => (IBoxedWriter)Activator.CreateInstance(typeof(BoxedWriter<>).MakeGenericType(each))!
        );
        writer.Write(text, value);
    }

    private interface IBoxedWriter
    {
        void Write(SqlText text, object value);
    }

    private sealed class BoxedWriter<T> : IBoxedWriter
    {
        public void Write(SqlText text, object value) => Hole<T>.Writer.Write(text, (T)value);
    }
}
