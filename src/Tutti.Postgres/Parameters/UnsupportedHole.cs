namespace Tutti.Parameters;

/// <summary>The error of a value that cannot be sent.</summary>
internal static class UnsupportedHole
{
    public const string Remedy =
        "Pass what it consists of as parameters of their own, or write it as JSON: {Sql.Json(value)}. A part of the statement is an Sql: Sql part = $\"…\".";

    public static ArgumentException Exception(Type type, string remedy) =>
        new($"A value of type '{TypeNames.Of(type)}' cannot be a parameter of a statement. {remedy}");
}
