using Tutti.Parameters;

namespace Tutti.Text;

/// <summary>A piece of an <see cref="Sql"/>.</summary>
internal abstract class SqlPart
{
    public abstract void WriteTo(SqlText text);
}

/// <summary>Text.</summary>
internal sealed class LiteralPart(string literal) : SqlPart
{
    public override void WriteTo(SqlText text) => text.AppendLiteral(literal);
}

/// <summary>A value that becomes a parameter, or another <see cref="Sql"/>.</summary>
internal sealed class HolePart<T>(T value) : SqlPart
{
    public override void WriteTo(SqlText text) => Hole<T>.Writer.Write(text, value);
}

/// <summary>A value whose type only it knows.</summary>
internal sealed class ObjectPart(object? value) : SqlPart
{
    public override void WriteTo(SqlText text) => ObjectHole.Write(text, value);
}

/// <summary>Another one.</summary>
internal sealed class NestedPart(Sql sql) : SqlPart
{
    public override void WriteTo(SqlText text) => sql.WriteTo(text);
}
