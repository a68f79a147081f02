using System.Text;
using Tutti.Processes.Environments;

namespace Tutti.Processes.Tests.Environments;

public sealed class EnvironmentWriterTests
{
    [Fact]
    public void WhatIsWrittenIsReadAsTheSame()
    {
        var environments = new RandomEnvironments(seed: 20261121);
        for (var i = 0; i < 500; i++)
        {
            var written = environments.Next();
            var text = EnvironmentWriter.Write(written);

            var read = EnvironmentReader.Read(
                new EnvironmentSource(written.Name, Encoding.UTF8.GetBytes(text)),
                RandomEnvironments.AppWithDatabases,
                EnvironmentUse.Run,
                _ => null
            );

            Assert.Equal("", EnvironmentProblemText.Of(text, read.Problems));
            // Addresses have members that throw when a test compares them by members.
            Assert.Equal(written.TrustedProxies, read.Environment!.TrustedProxies);
            Assert.Equivalent(
                written with
                {
                    TrustedProxies = [],
                },
                read.Environment with
                {
                    TrustedProxies = [],
                },
                strict: true
            );
            Assert.Equal(text, EnvironmentWriter.Write(read.Environment));
        }
    }

    [Fact]
    public void CertificatesAndMutualTlsSurvive()
    {
        var environment = EnvironmentReader.Single("production", RandomEnvironments.App) with
        {
            Certificate = new CertificateFile
            {
                Path = "own.pem",
                AuthorityPath = "ca.pem",
                Password = "x",
            },
            Processes =
            [
                new ProcessDefinition
                {
                    Name = "a",
                    IsGateway = true,
                    Urls = [Url("https://a:1")],
                },
                new ProcessDefinition
                {
                    Name = "b",
                    Services = ["billing", "mail", "orders", "stock", "users"],
                    Urls = [Url("https://b:1")],
                },
            ],
        };

        var read = EnvironmentReader.Read(
            new EnvironmentSource("production", Encoding.UTF8.GetBytes(EnvironmentWriter.Write(environment))),
            RandomEnvironments.App,
            EnvironmentUse.Run,
            _ => null
        );

        Assert.Equivalent(environment, read.Environment, strict: true);
    }

    private static InternalUrl Url(string text) =>
        InternalUrl.TryParse(text, out var url) ? url : throw new FormatException(text);
}
