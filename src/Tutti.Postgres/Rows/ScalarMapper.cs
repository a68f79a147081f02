using Tutti.CompilerServices;

namespace Tutti.Rows;

/// <summary>Values of a single column: the first.</summary>
internal sealed class ScalarMapper<T> : RowMapper<T>
{
    public static readonly ScalarMapper<T> Instance = new();

    private static readonly RowMember[] OneMember = [new("", Required: true)];

    public override IReadOnlyList<RowMember> Members => OneMember;

    public override bool ByPosition => true;

    public override T Read(in RowReader row) => row.GetScalar<T>();
}
