using System.Diagnostics;
using System.Globalization;
using System.Runtime.Versioning;
using Tutti.LocalPostgres.Platform;

namespace Tutti.LocalPostgres.Tests;

/// <summary>
/// Jobs as Windows has them, on Linux: who works in the folder of a job is in it, and ends with the job's last holder in this process.
/// </summary>
[SupportedOSPlatform("linux")]
internal sealed class FolderJobs : IJobs
{
    private readonly Lock _lock = new();
    private readonly Dictionary<string, List<Job>> _holders = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> _folders = new(StringComparer.Ordinal);

    public IJob Make(string name)
    {
        lock (_lock)
        {
            _holders.Add(name, []);
            return Hold(name);
        }
    }

    public IJob? Open(string name)
    {
        lock (_lock)
        {
            return _holders.ContainsKey(name) ? Hold(name) : null;
        }
    }

    /// <summary>What happens when all processes that hold jobs are killed.</summary>
    public void LoseAll()
    {
        lock (_lock)
        {
            foreach (var job in _holders.Values.SelectMany(holders => holders).ToList())
            {
                job.Dispose();
            }
        }
    }

    private Job Hold(string name)
    {
        var job = new Job(this, name);
        _holders[name].Add(job);
        return job;
    }

    private void LetGo(Job job)
    {
        lock (_lock)
        {
            if (_holders.TryGetValue(job.Name, out var holders) && holders.Remove(job) && holders.Count == 0)
            {
                _holders.Remove(job.Name);
                job.End();
            }
        }
    }

    private sealed class Job(FolderJobs jobs, string name) : IJob
    {
        public string Name => name;

        public bool HasProcesses => Processes().Any();

        public void Start(IReadOnlyList<string> command, IReadOnlyList<string> environment, string folder)
        {
            jobs._folders[name] = folder;
            var start = new ProcessStartInfo(command[0], command.Skip(1)) { WorkingDirectory = folder };
            start.Environment.Clear();
            foreach (var variable in environment)
            {
                var parts = variable.Split('=', 2);
                start.Environment[parts[0]] = parts[1];
            }
            // What starts a server ends when the server is there: who looks one by one at processes that come and go might see neither.
            using var process = Process.Start(start)!;
            process.WaitForExit();
        }

        public void End()
        {
            foreach (var id in Processes())
            {
                ServerProcess.Kill(id);
            }
        }

        public void Dispose() => jobs.LetGo(this);

        private IEnumerable<int> Processes() =>
            Directory
                .EnumerateDirectories("/proc")
                .Where(process => jobs._folders.TryGetValue(name, out var folder) && WorksIn(process, folder))
                .Select(process => int.Parse(Path.GetFileName(process), CultureInfo.InvariantCulture));

        private static bool WorksIn(string process, string folder)
        {
            try
            {
                return char.IsAsciiDigit(Path.GetFileName(process)[0])
                    && new FileInfo(Path.Combine(process, "cwd")).LinkTarget is { } place
                    && place.StartsWith(folder, StringComparison.Ordinal);
            }
            catch (Exception exception) when (exception is IOException or UnauthorizedAccessException)
            {
                return false;
            }
        }
    }
}
