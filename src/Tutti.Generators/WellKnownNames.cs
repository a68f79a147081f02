namespace Tutti.Generators;

/// <summary>The names by which the generator knows what is outside of it. A test holds each of Tutti's against the assemblies.</summary>
internal static class WellKnownNames
{
    public const string ServiceAttribute = "Tutti.ServiceAttribute";
    public const string EndpointAttribute = "Tutti.EndpointAttribute";
    public const string GetAttribute = "Tutti.GetAttribute";
    public const string PostAttribute = "Tutti.PostAttribute";
    public const string PutAttribute = "Tutti.PutAttribute";
    public const string PatchAttribute = "Tutti.PatchAttribute";
    public const string DeleteAttribute = "Tutti.DeleteAttribute";
    public const string QueryAttribute = "Tutti.QueryAttribute";
    public const string HeaderAttribute = "Tutti.HeaderAttribute";
    public const string CookieAttribute = "Tutti.CookieAttribute";
    public const string StatusCodeAttribute = "Tutti.StatusCodeAttribute";
    public const string ThrowsAttribute = "Tutti.ThrowsAttribute";
    public const string ProblemException = "Tutti.ProblemException";
    public const string ConfigureService = "Tutti.IConfigureService";

    public const string SqlDatabaseAttribute = "Tutti.SqlDatabaseAttribute";
    public const string SqlDatabase = "Tutti.SqlDatabase";
    public const string Sql = "Tutti.Sql";
    public const string ReadOnlyAttribute = "Tutti.ReadOnlyAttribute";
    public const string DbContext = "Microsoft.EntityFrameworkCore.DbContext";

    public const string GeneratedClientAttribute = "Tutti.CompilerServices.GeneratedClientAttribute";

    public const string Task = "System.Threading.Tasks.Task";
    public const string ValueTask = "System.Threading.Tasks.ValueTask";
    public const string CancellationToken = "System.Threading.CancellationToken";
    public const string AsyncEnumerable = "System.Collections.Generic.IAsyncEnumerable";
    public const string Disposable = "System.IDisposable";
    public const string AsyncDisposable = "System.IAsyncDisposable";
    public const string ServiceProvider = "System.IServiceProvider";
    public const string HttpContextAccessor = "Microsoft.AspNetCore.Http.IHttpContextAccessor";
    public const string HttpContext = "Microsoft.AspNetCore.Http.HttpContext";
    public const string Result = "Microsoft.AspNetCore.Http.IResult";
    public const string AuthorizeAttribute = "Microsoft.AspNetCore.Authorization.AuthorizeAttribute";
    public const string AuthorizeData = "Microsoft.AspNetCore.Authorization.IAuthorizeData";
    public const string AllowAnonymousAttribute = "Microsoft.AspNetCore.Authorization.AllowAnonymousAttribute";
    public const string KeyedServicesAttribute = "Microsoft.Extensions.DependencyInjection.FromKeyedServicesAttribute";
    public const string PreferredConstructorAttribute =
        "Microsoft.Extensions.DependencyInjection.ActivatorUtilitiesConstructorAttribute";

    /// <summary>The attributes that make a method an endpoint, with the HTTP method that each stands for.</summary>
    public static readonly IReadOnlyList<(string Attribute, string? Method)> EndpointAttributes =
    [
        (GetAttribute, "GET"),
        (PostAttribute, "POST"),
        (PutAttribute, "PUT"),
        (PatchAttribute, "PATCH"),
        (DeleteAttribute, "DELETE"),
        (EndpointAttribute, null),
    ];
}
