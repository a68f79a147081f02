namespace Tutti.Model;

/// <summary>A SQL database that a service declares.</summary>
public sealed record DatabaseModel
{
    /// <summary>The name, unique in the app.</summary>
    public required string Name { get; init; }

    /// <summary>The class that declares it, with its namespace.</summary>
    public required string Type { get; init; }

    /// <summary>The name of the service in whose folder the class is; its process applies the migrations.</summary>
    public required string Service { get; init; }

    /// <summary>The summary from the class's documentation comment, if there is one.</summary>
    public string? Doc { get; init; }

    /// <summary>Whether no other service may use it.</summary>
    public bool Private { get; init; }

    /// <summary>The folder of the migrations, relative to the project's, with <c>/</c>; <see langword="null"/> if the app has none for it.</summary>
    public string? Directory { get; init; }

    /// <summary>The migrations, ordered by number.</summary>
    public EquatableArray<MigrationModel> Migrations { get; init; }

    /// <summary>The services whose classes get it injected, ordered by name.</summary>
    public EquatableArray<DatabaseUseModel> Uses { get; init; }
}

/// <summary>One step from an empty database to the one that the code expects.</summary>
public sealed record MigrationModel
{
    /// <summary>The number that its file's name begins with.</summary>
    public required long Number { get; init; }

    /// <summary>What follows the number in the file's name, such as <c>create_todos</c>.</summary>
    public required string Name { get; init; }

    /// <summary>The file, relative to the project's folder, with <c>/</c>.</summary>
    public required string File { get; init; }

    /// <summary>The SHA-256 of its text as UTF-8 with line feeds alone, in lower-case hexadecimal.</summary>
    public required string Checksum { get; init; }
}

/// <summary>That a service uses a database.</summary>
public sealed record DatabaseUseModel
{
    /// <summary>The service's name.</summary>
    public required string Service { get; init; }

    /// <summary>Whether it only reads.</summary>
    public bool ReadOnly { get; init; }
}
