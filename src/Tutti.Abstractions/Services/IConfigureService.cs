namespace Tutti;

/// <summary>
/// Implemented by a <see cref="ServiceAttribute">service class</see> that registers dependencies of its own. Every service has
/// its own service provider, so what one registers no other one sees, in one process or in many.
/// </summary>
/// <example>
/// <code>
/// [Service("mail")]
/// public sealed class MailService(IMailSender sender) : IConfigureService
/// {
///     public static void Configure(ServiceSetup setup) =>
///         setup.Services.AddSingleton&lt;IMailSender, SmtpSender&gt;();
/// }
/// </code>
/// </example>
public interface IConfigureService
{
    /// <summary>Registers what the classes of the service need. Called once, at start, only in processes that host the service.</summary>
    /// <param name="setup">The service's registrations, and the host's configuration.</param>
    static abstract void Configure(ServiceSetup setup);
}
