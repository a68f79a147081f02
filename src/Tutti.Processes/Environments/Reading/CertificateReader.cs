using Tutti.Processes.Environments.Json;

namespace Tutti.Processes.Environments.Reading;

/// <summary>Reads where certificates lie. Whether they do is another matter: a file is written on one machine, and holds on others.</summary>
internal sealed class CertificateReader(ValueReader values)
{
    public CertificateFile? Read(PlacedMember? member, IReadOnlyList<string> known)
    {
        if (values.Object(member?.Value, "a certificate", known) is not { } certificate)
        {
            return null;
        }
        Require(certificate, "path", "the file of the certificate");
        if (known.Contains("authority"))
        {
            Require(
                certificate,
                "authority",
                "the file of the authority that has signed the other processes' certificates"
            );
        }
        return new CertificateFile
        {
            Path = Text(certificate, "path") ?? "",
            KeyPath = Text(certificate, "keyPath"),
            Password = values.Text(certificate.Find("password"), "the password of a certificate", isSecret: true)?.Text,
            AuthorityPath = known.Contains("authority") ? Text(certificate, "authority") : null,
        };
    }

    private string? Text(PlacedValue certificate, string name) =>
        values.Text(certificate.Find(name), $"the {name} of a certificate")?.Text;

    private void Require(PlacedValue certificate, string name, string meaning)
    {
        if (certificate.Find(name) is null)
        {
            values.Problems.Add(
                EnvironmentCodes.MemberMissing,
                certificate.Place,
                $"A certificate has no \"{name}\".",
                $"Give {meaning}."
            );
        }
    }
}
