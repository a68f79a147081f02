namespace Tutti.Migrations;

/// <summary>Migrations cannot be applied, or are not those that have been. The message says which, why, and the remedy.</summary>
internal sealed class MigrationException(string message, Exception? inner = null) : Exception(message, inner);
