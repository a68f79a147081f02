using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authorization;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using Tutti.CompilerServices;

namespace Tutti.Testing.Callers;

/// <summary>Signs in whom a test says, and asks the app's own scheme about everybody else.</summary>
internal sealed class TestAuthentication(
    IOptionsMonitor<AuthenticationSchemeOptions> options,
    ILoggerFactory logger,
    UrlEncoder encoder,
    TestUsers users,
    TestAuthentication.OwnScheme own
) : AuthenticationHandler<AuthenticationSchemeOptions>(options, logger, encoder)
{
    /// <summary>Puts it before the schemes that the app has, and in place of those that endpoints name but only a <c>Program.cs</c> would add.</summary>
    public static void AddTo(IServiceCollection services, GeneratedApplication application, TestUsers users)
    {
        var own = new OwnScheme();
        services.AddSingleton(users);
        services.AddSingleton(own);
        services.AddAuthentication();
        services.PostConfigure<AuthenticationOptions>(schemes =>
        {
            own.Name = schemes.DefaultAuthenticateScheme ?? schemes.DefaultScheme;
            schemes.AddScheme<TestAuthentication>(TestUsers.Scheme, null);
            foreach (var name in Named(application).Where(name => !schemes.SchemeMap.ContainsKey(name)))
            {
                schemes.AddScheme<TestAuthentication>(name, null);
            }
            schemes.DefaultScheme = schemes.DefaultAuthenticateScheme = TestUsers.Scheme;
            schemes.DefaultChallengeScheme ??= own.Name;
            schemes.DefaultForbidScheme ??= own.Name;
        });
        services.AddTransient<TestAuthentication>();
    }

    protected override async Task<AuthenticateResult> HandleAuthenticateAsync()
    {
        if (users.Find(Request.Headers[TestUsers.Header]) is { } user)
        {
            return AuthenticateResult.Success(new AuthenticationTicket(user, Scheme.Name));
        }
        return own.Name is { } name && name != Scheme.Name
            ? await Context.AuthenticateAsync(name)
            : AuthenticateResult.NoResult();
    }

    private static IEnumerable<string> Named(GeneratedApplication application) =>
        application
            .Services.SelectMany(service => service.Endpoints)
            .SelectMany(endpoint => endpoint.Info.Metadata.OfType<IAuthorizeData>())
            .SelectMany(data => (data.AuthenticationSchemes ?? "").Split(','))
            .Select(name => name.Trim())
            .Where(name => name.Length > 0)
            .Distinct(StringComparer.Ordinal);

    /// <summary>The app's own default scheme, which the test's stands before.</summary>
    internal sealed class OwnScheme
    {
        public string? Name { get; set; }
    }
}
