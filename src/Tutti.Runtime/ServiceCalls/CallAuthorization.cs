using System.Security.Claims;
using Microsoft.AspNetCore.Authorization;
using Microsoft.Extensions.DependencyInjection;
using Tutti.CompilerServices;
using Tutti.Errors;

namespace Tutti.ServiceCalls;

/// <summary>Holds <c>[Authorize]</c> against the principal that flows with a call from inside of the app.</summary>
internal sealed class CallAuthorization(AuthorizationPolicy policy, IServiceScopeFactory host)
{
    private static readonly ClaimsPrincipal s_nobody = new(new ClaimsIdentity());

    /// <summary>Whether an endpoint says who may call it.</summary>
    public static bool IsRequired(EndpointInfo info) =>
        info.Metadata.Any(item => item is IAuthorizeData or AuthorizationPolicy or IAuthorizationRequirementData)
        && !info.Metadata.Any(item => item is IAllowAnonymous);

    /// <summary>What an endpoint's attributes say; <see langword="null"/> if anybody may call.</summary>
    /// <exception cref="InvalidOperationException">A policy that they name does not exist.</exception>
    public static async Task<CallAuthorization?> CreateAsync(EndpointInfo info, IServiceProvider host)
    {
        if (!IsRequired(info))
        {
            return null;
        }
        var policy = await AuthorizationPolicy.CombineAsync(
            host.GetRequiredService<IAuthorizationPolicyProvider>(),
            info.Metadata.OfType<IAuthorizeData>(),
            info.Metadata.OfType<AuthorizationPolicy>()
        );
        var builder = new AuthorizationPolicyBuilder();
        if (policy is not null)
        {
            builder.Combine(policy);
        }
        foreach (var data in info.Metadata.OfType<IAuthorizationRequirementData>())
        {
            builder.AddRequirements([.. data.GetRequirements()]);
        }
        return new CallAuthorization(builder.Build(), host.GetRequiredService<IServiceScopeFactory>());
    }

    /// <summary>Returns if the user may call.</summary>
    /// <exception cref="ProblemException">It may not, or it isn't known who it is.</exception>
    public async ValueTask CheckAsync(ClaimsPrincipal? user)
    {
        user ??= s_nobody;
        await using var scope = host.CreateAsyncScope();
        var authorization = scope.ServiceProvider.GetRequiredService<IAuthorizationService>();
        var result = await authorization.AuthorizeAsync(user, resource: null, policy);
        if (result.Succeeded)
        {
            return;
        }
        throw user.Identities.Any(identity => identity.IsAuthenticated)
            ? Problem.PermissionDenied(Problems.TextOf(ProblemCode.PermissionDenied))
            : Problem.Unauthenticated(Problems.TextOf(ProblemCode.Unauthenticated));
    }
}
