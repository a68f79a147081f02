using System.Net.Sockets;

/// <summary>
/// Loaded by the runtime into each process of the app (<c>DOTNET_STARTUP_HOOKS</c>), which knows nothing of it: whoever connects to the socket of the process is
/// told how many bytes are in use after a collection.
/// </summary>
#pragma warning disable CA1050 // The runtime looks for it outside of namespaces.
internal static class StartupHook
#pragma warning restore CA1050
{
    private const string Variable = "TUTTI_FAULTS_HEAP";

    public static void Initialize()
    {
        if (Environment.GetEnvironmentVariable(Variable) is { Length: > 0 } path)
        {
            new Thread(() => Answer(path)) { IsBackground = true, Name = "Heap of the suite" }.Start();
        }
    }

    private static void Answer(string path)
    {
        using var listener = new Socket(AddressFamily.Unix, SocketType.Stream, ProtocolType.Unspecified);
        listener.Bind(new UnixDomainSocketEndPoint(path));
        listener.Listen();
        while (true)
        {
            using var caller = listener.Accept();
            for (var round = 0; round < 3; round++)
            {
                GC.Collect(GC.MaxGeneration, GCCollectionMode.Aggressive, blocking: true, compacting: true);
                GC.WaitForPendingFinalizers();
            }
            caller.Send(BitConverter.GetBytes(GC.GetTotalMemory(forceFullCollection: true)));
        }
    }
}
