using Npgsql;

namespace Tutti.Execution;

/// <summary>A connection in somebody's hands, and whose they are.</summary>
internal sealed class SqlLease
{
    private int _taken;

    /// <summary>The statement that is executed, or what else it is held for.</summary>
    public string Purpose { get; set; } = "";

    /// <summary>The code that holds it, where it is held for more than a statement.</summary>
    public SqlCaller Caller { get; private set; }

    /// <summary>What was under way when it was taken, such as a request.</summary>
    public string? Activity { get; private set; }

    /// <summary>When it was taken, by the clock's own count.</summary>
    public long Since { get; private set; }

    /// <summary>Whether it was logged that it is held for long.</summary>
    public bool IsReported { get; set; }

    public NpgsqlConnection Connection { get; set; } = null!;

    public bool IsTaken => Volatile.Read(ref _taken) != 0;

    public bool TryTake() => Interlocked.CompareExchange(ref _taken, 1, 0) == 0;

    public void Describe(string purpose, in SqlCaller caller, string? activity, long since)
    {
        (Purpose, Caller, Activity, Since, IsReported) = (purpose, caller, activity, since, false);
    }

    public void Return()
    {
        Connection = null!;
        Volatile.Write(ref _taken, 0);
    }
}

/// <summary>A place in the program.</summary>
internal readonly record struct SqlCaller(string? Member, string? File, int Line)
{
    public static SqlCaller None => default;

    public override string ToString() => File is null ? Member ?? "" : $"{Member} ({Path.GetFileName(File)}:{Line})";
}
