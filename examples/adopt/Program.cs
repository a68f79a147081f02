using System.Security.Claims;
using Adopt.Data;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;

var builder = WebApplication.CreateBuilder(args);
builder.Services.AddControllers();
builder.Services.AddProblemDetails();
builder.Services.AddAuthentication(CookieAuthenticationDefaults.AuthenticationScheme).AddCookie();
builder.Services.AddAuthorization();
builder.Services.AddSingleton<ShopDatabase>();
builder.Services.AddScoped<ShopContext>();
builder.AddTutti();

var app = builder.Build();
app.UseExceptionHandler();
app.UseAuthentication();
app.UseAuthorization();
app.MapControllers();
app.MapGet("/products", (ShopContext shop) => shop.Products);
app.MapPost(
    "/login",
    (Login login) =>
        Results.SignIn(
            new ClaimsPrincipal(
                new ClaimsIdentity(
                    [
                        new(ClaimTypes.Name, login.Name),
                        new(ClaimTypes.Role, login.Name == "Ada" ? "staff" : "customer"),
                    ],
                    CookieAuthenticationDefaults.AuthenticationScheme
                )
            ),
            authenticationScheme: CookieAuthenticationDefaults.AuthenticationScheme
        )
);
app.MapTutti();
await app.RunAsync();

/// <summary>Who signs in. An example believes everybody.</summary>
/// <param name="Name">The name; Ada is the staff.</param>
internal sealed record Login(string Name);
