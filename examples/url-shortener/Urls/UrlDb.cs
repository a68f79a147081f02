using Tutti;

namespace UrlShortener.Urls;

/// <summary>The addresses that were shortened.</summary>
[SqlDatabase("url", Migrations = "migrations")]
public sealed class UrlDb : SqlDatabase;
