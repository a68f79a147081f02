using System.Net.Sockets;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Tutti.Bench.Remote;
using Tutti.Bench.Remote.Load;

// As the process that is called: `CALLEE` and `VERSION` are not there. As the one that calls: where the other is, and by which version of HTTP.
var callee = Environment.GetEnvironmentVariable("CALLEE");
var version = Version.Parse(Environment.GetEnvironmentVariable("VERSION") ?? "2.0");
var socket = Environment.GetEnvironmentVariable("SOCKET");

var builder = WebApplication.CreateSlimBuilder(args);
builder.Services.ConfigureHttpJsonOptions(options =>
    options.SerializerOptions.TypeInfoResolverChain.Insert(0, RemoteJsonContext.Default)
);
if (callee is null)
{
    builder.WebHost.ConfigureKestrel(kestrel =>
    {
        kestrel.ConfigureEndpointDefaults(listen =>
            listen.Protocols = version.Major == 2 ? HttpProtocols.Http2 : HttpProtocols.Http1
        );
        if (socket is not null)
        {
            kestrel.ListenUnixSocket(socket);
        }
    });
}
else
{
    builder
        .Services.AddHttpClient<UsersClient>(http =>
        {
            http.BaseAddress = new Uri(callee);
            http.DefaultRequestVersion = version;
            http.DefaultVersionPolicy = HttpVersionPolicy.RequestVersionExact;
        })
        .ConfigurePrimaryHttpMessageHandler(() =>
        {
            var handler = new SocketsHttpHandler();
            if (socket is not null)
            {
                handler.ConnectCallback = async (_, ended) =>
                {
                    var connection = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
                    await connection.ConnectAsync(new UnixDomainSocketEndPoint(socket), ended);
                    return new NetworkStream(connection, ownsSocket: true);
                };
            }
            return handler;
        });
}

var app = builder.Build();
if (callee is null)
{
    app.MapGet("/users/{id}", (int id, int seed) => User.Of(id, seed));
    app.MapGet(
        "/users/{id}/later",
        async (int id, int seed) =>
        {
            await Task.Yield();
            return User.Of(id, seed);
        }
    );
    app.MapGet("/sales", (int first) => Sale.ListOf(first));
}
else
{
    app.MapPost(
        "/load",
        (LoadRun run, UsersClient users) =>
            run.Kind switch
            {
                LoadKind.Get => CallLoad.RunAsync<UserCall, User>(new(number => users.GetAsync(number, number)), run),
                LoadKind.GetLater => CallLoad.RunAsync<UserCall, User>(
                    new(number => users.GetLaterAsync(number, number)),
                    run
                ),
                _ => CallLoad.RunAsync<ListCall, List<Sale>>(new(users.ListAsync), run),
            }
    );
}

app.Run();
