namespace Tutti.Processes.Environments;

/// <summary>What can be wrong with an environment. The codes appear in the output of tools and never change their meaning.</summary>
internal static class EnvironmentCodes
{
    /// <summary>The file is larger than any environment.</summary>
    public const string FileTooLarge = "file-too-large";

    /// <summary>Nothing is in the file.</summary>
    public const string FileEmpty = "file-empty";

    /// <summary>The file is no JSON.</summary>
    public const string JsonInvalid = "json-invalid";

    /// <summary>Objects and lists lie too deep inside of each other.</summary>
    public const string NestingTooDeep = "nesting-too-deep";

    /// <summary>An object has a member twice.</summary>
    public const string MemberTwice = "member-twice";

    /// <summary>A member means nothing where it stands.</summary>
    public const string MemberUnknown = "member-unknown";

    /// <summary>A member has to be there, and is not.</summary>
    public const string MemberMissing = "member-missing";

    /// <summary>A value is of another kind than it has to be.</summary>
    public const string TypeWrong = "type-wrong";

    /// <summary>A value is of the right kind, and none of those that are possible.</summary>
    public const string ValueUnknown = "value-unknown";

    /// <summary>A text is empty.</summary>
    public const string ValueEmpty = "value-empty";

    /// <summary>A number is too small or too large.</summary>
    public const string NumberOutOfRange = "number-out-of-range";

    /// <summary>A text is no duration, or none that is possible.</summary>
    public const string DurationInvalid = "duration-invalid";

    /// <summary>A reference to an environment variable is not as it has to be.</summary>
    public const string VariableInvalid = "variable-invalid";

    /// <summary>An environment variable is not set.</summary>
    public const string VariableUnset = "variable-unset";

    /// <summary>The name of a process cannot be one.</summary>
    public const string ProcessNameInvalid = "process-name-invalid";

    /// <summary>There are no processes.</summary>
    public const string ProcessesMissing = "processes-missing";

    /// <summary>A process hosts nothing and is no gateway.</summary>
    public const string ProcessIdle = "process-idle";

    /// <summary>No process takes requests from outside.</summary>
    public const string GatewayMissing = "gateway-missing";

    /// <summary>The app has no such service.</summary>
    public const string ServiceUnknown = "service-unknown";

    /// <summary>No process hosts a service.</summary>
    public const string ServiceUnhosted = "service-unhosted";

    /// <summary>A service is hosted twice.</summary>
    public const string ServiceTwice = "service-twice";

    /// <summary>All other services are hosted twice.</summary>
    public const string RestTwice = "rest-twice";

    /// <summary>A service has no such endpoint.</summary>
    public const string EndpointUnknown = "endpoint-unknown";

    /// <summary>A text is no address where processes can reach each other.</summary>
    public const string UrlInvalid = "url-invalid";

    /// <summary>Nobody, or not everybody who has to, can reach a process at its address.</summary>
    public const string UrlUnreachable = "url-unreachable";

    /// <summary>Two processes have one address.</summary>
    public const string UrlTwice = "url-twice";

    /// <summary>There are more or fewer addresses than processes of a kind.</summary>
    public const string ReplicasMismatch = "replicas-mismatch";

    /// <summary>A text is no address where requests from outside can be taken.</summary>
    public const string ListenInvalid = "listen-invalid";

    /// <summary>A process that is no gateway is to take requests from outside.</summary>
    public const string ListenUnused = "listen-unused";

    /// <summary>Two listeners have one address.</summary>
    public const string ListenTwice = "listen-twice";

    /// <summary>Other machines can reach a process that knows nobody by a key or a certificate.</summary>
    public const string InternalUnprotected = "internal-unprotected";

    /// <summary>A key cannot be one.</summary>
    public const string KeyInvalid = "key-invalid";

    /// <summary>A key is too short.</summary>
    public const string KeyTooShort = "key-too-short";

    /// <summary>A key is there twice.</summary>
    public const string KeyTwice = "key-twice";

    /// <summary>An <c>https</c> address needs a certificate.</summary>
    public const string CertificateMissing = "certificate-missing";

    /// <summary>A certificate is used nowhere.</summary>
    public const string CertificateUnused = "certificate-unused";

    /// <summary>A text is no origin of pages.</summary>
    public const string OriginInvalid = "origin-invalid";

    /// <summary>Pages of any origin would act for the user.</summary>
    public const string OriginUnsafe = "origin-unsafe";

    /// <summary>A text is no name of a header.</summary>
    public const string HeaderInvalid = "header-invalid";

    /// <summary>A text is no address or network.</summary>
    public const string NetworkInvalid = "network-invalid";

    /// <summary>The app has no such database.</summary>
    public const string DatabaseUnknown = "database-unknown";

    /// <summary>Nothing says where a database is.</summary>
    public const string DatabaseUnplaced = "database-unplaced";

    /// <summary>Nothing says who gets into a database.</summary>
    public const string LoginMissing = "login-missing";

    /// <summary>A text is no address of a database's server.</summary>
    public const string HostInvalid = "host-invalid";

    /// <summary>A password could travel in the clear.</summary>
    public const string TlsUnsafe = "tls-unsafe";
}
