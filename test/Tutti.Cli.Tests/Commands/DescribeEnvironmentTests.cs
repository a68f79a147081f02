using Tutti.Cli.Tests.Support;

namespace Tutti.Cli.Tests.Commands;

/// <summary>An app of three services, two environments, and one that is wrong.</summary>
public sealed class DescribeEnvironmentApp : IDisposable
{
    public DescribeEnvironmentApp()
    {
        Folder.Replace(
            "ApplicationModel.cs",
            "\"services\":[",
            "\"calls\":[{\"from\":\"echo\",\"to\":\"hello\",\"endpoint\":\"Greet\"},{\"from\":\"hello\",\"to\":\"users\",\"endpoint\":\"Get\"}],"
                + "\"services\":["
        );
        Folder.Replace(
            "ApplicationModel.cs",
            "\"doc\":\"Greets.\"}",
            "\"doc\":\"Greets.\"},{\"name\":\"users\",\"directory\":\"Users\",\"type\":\"SupervisedApp.Users\"}"
        );
        Folder.Write(
            "tutti.production.json",
            """
            {
              "keys": ["0123456789abcdef-secret"],
              "processes": {
                "edge": {
                  "gateway": true,
                  "replicas": 2,
                  "listen": { "url": "https://*:8443", "certificate": { "path": "public.pfx", "password": "hunter2" } }
                },
                "hello": { "services": ["hello", "users"], "url": "http://hello.internal:8081" },
                "rest": { "services": ["*"], "url": { "$env": "TUTTI_TEST_UNSET" } }
              },
              "deadlines": { "default": "10s" },
              "logLevel": "Warning"
            }
            """
        );
        Folder.Write("tutti.staging.json", """{ "type": "preview", "deadlines": { "default": "1m" } }""");
        Folder.Write("tutti.wrong.json", """{ "processes": { "app": { "services": ["helo"] } } }""");
    }

    internal TemporaryFolder Folder { get; } = TemporaryFolder.WithSupervisedApp();

    public void Dispose() => Folder.Dispose();
}

public sealed class DescribeEnvironmentTests(DescribeEnvironmentApp app) : IClassFixture<DescribeEnvironmentApp>
{
    [Fact]
    public async Task ProcessesAreShownWithWhatTheyHost()
    {
        var run = await CommandRun.RunAsync(app.Folder.Path, "describe", "--env", "production");

        Assert.Equal(ExitCodes.Success, run.ExitCode);
        Assert.Equal(
            """
            supervised in production (production)
            ├─ edge  2 replicas  http://edge:8081
            │  └─ gateway  https://*:8443
            ├─ hello  http://hello.internal:8081
            │  └─ hello, users
            └─ rest
               └─ echo

            1 call inside of a process
              hello (1)
                hello calls users.Get

            1 call from one process to another
              rest → hello (1)
                echo calls hello.Greet

            """.ReplaceLineEndings("\n"),
            run.Out
        );
    }

    [Fact]
    public async Task ProcessesAreADocument()
    {
        var run = await CommandRun.RunAsync(app.Folder.Path, "describe", "--env", "production", "--json");

        Assert.Equal(
            """{"name":"supervised","environment":"production","type":"production","processes":["""
                + """{"name":"edge","gateway":true,"services":[],"replicas":2,"urls":["http://edge:8081"],"listen":["https://*:8443"]},"""
                + """{"name":"hello","gateway":false,"services":["hello","users"],"replicas":1,"urls":["http://hello.internal:8081"],"listen":[]},"""
                + """{"name":"rest","gateway":false,"services":["echo"],"replicas":1,"urls":[],"listen":[]}]"""
                + ""","inside":1,"across":1,"calls":["""
                + """{"from":"echo","to":"hello","endpoint":"Greet","fromProcess":"rest","toProcess":"hello","remote":true},"""
                + """{"from":"hello","to":"users","endpoint":"Get","fromProcess":"hello","toProcess":"hello","remote":false}]"""
                + ""","settings":{"deadlines.default":"10s","logLevel.Default":"Warning"}}"""
                + "\n",
            run.Out
        );
    }

    [Fact]
    public async Task DifferencesOfEnvironmentsAreShownWithoutSecrets()
    {
        var run = await CommandRun.RunAsync(app.Folder.Path, "describe", "--env", "production", "--diff", "staging");

        Assert.Equal(ExitCodes.Success, run.ExitCode);
        Assert.Equal(
            """
            supervised: staging → production
            - process app
            + process edge
            + process hello
            + process rest
            ~ service echo: app → rest
            ~ service hello: app → hello
            ~ service users: app → hello
            ~ call echo → hello.Greet: inside of app, now rest → hello
            ~ type: preview → production
            ~ deadlines.default: 1m → 10s
            + logLevel.Default: not set → Warning
            Calls between processes: 1 more, 0 fewer.

            """.ReplaceLineEndings("\n"),
            run.Out
        );
    }

    [Fact]
    public async Task DifferencesOfEnvironmentsAreADocument()
    {
        var run = await CommandRun.RunAsync(
            app.Folder.Path,
            "describe",
            "--env",
            "staging",
            "--diff",
            "production",
            "--json"
        );

        Assert.Equal("staging", run.Json.GetProperty("environment").GetString());
        Assert.Equal("production", run.Json.GetProperty("from").GetString());
        Assert.Contains(
            """{"kind":"call-made-local","subject":"echo → hello.Greet","before":"rest → hello","after":"inside of app"}""",
            run.Out
        );
        Assert.DoesNotContain("hunter2", run.Out);
        Assert.DoesNotContain("secret", run.Out);
    }

    [Fact]
    public async Task AnEnvironmentIsTheSameAsItself()
    {
        var run = await CommandRun.RunAsync(app.Folder.Path, "describe", "--env", "staging", "--diff", "staging");

        Assert.Equal("supervised: staging is the same as staging.\n", run.Out);
    }

    [Fact]
    public async Task AllThatIsWrongWithAnEnvironmentIsSaid()
    {
        var run = await CommandRun.RunAsync(app.Folder.Path, "describe", "--env", "wrong", "--json");

        Assert.Equal(ExitCodes.Failed, run.ExitCode);
        var error = run.Json.GetProperty("error");
        Assert.Equal("environment-invalid", error.GetProperty("code").GetString());
        Assert.Equal(
            """
            5 things are wrong with the environment wrong:
            tutti.wrong.json:1:3: $.processes: No process hosts the service echo. [service-unhosted]
                Add "echo" to the services of a process, or "*", which is all that no process names.
            tutti.wrong.json:1:3: $.processes: No process hosts the service hello. [service-unhosted]
                Add "hello" to the services of a process, or "*", which is all that no process names.
            tutti.wrong.json:1:3: $.processes: No process hosts the service users. [service-unhosted]
                Add "users" to the services of a process, or "*", which is all that no process names.
            tutti.wrong.json:1:3: $.processes: No process is a gateway, so nothing takes requests from outside. [gateway-missing]
                Write "gateway": true in one of the processes.
            tutti.wrong.json:1:40: $.processes.app.services[0]: The app has no service "helo". [service-unknown]
                Did you mean "hello"?
            """.ReplaceLineEndings("\n"),
            error.GetProperty("message").GetString()
        );
        Assert.Equal(
            "Mend them; tutti check --env wrong shows each in its place.",
            error.GetProperty("remedy").GetString()
        );
    }

    [Theory]
    [InlineData("nowhere", "staging")]
    [InlineData("staging", "nowhere")]
    public async Task UnknownEnvironmentsAreNamed(string name, string other)
    {
        var run = await CommandRun.RunAsync(app.Folder.Path, "describe", "--env", name, "--diff", other);

        Assert.Equal(ExitCodes.Usage, run.ExitCode);
        Assert.Contains("The app has no environment nowhere. There are: production, staging, wrong.", run.Error);
    }
}
