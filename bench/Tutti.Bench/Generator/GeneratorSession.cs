using System.Diagnostics;
using System.Runtime.CompilerServices;
using Microsoft.CodeAnalysis;

namespace Tutti.Bench.Generator;

/// <summary>A generator that stays at work while a project is edited.</summary>
internal sealed class GeneratorSession
{
    private readonly AppSize _size;
    private readonly bool _implementation;
    private Project _project;
    private GeneratorDriver _driver;
    private int _edits;

    public GeneratorSession(AppSize size, bool implementation)
    {
        (_size, _implementation) = (size, implementation);
        _project = new(size);
        _driver = Project.Driver(implementation).RunGenerators(_project.Compilation);
        var errors = _driver.GetRunResult().Results.Single().Exception;
        if (errors is not null)
        {
            throw new BenchException($"The generator failed: {errors}");
        }
    }

    /// <summary>Runs with nothing at hand: no driver, no compilation, no trees from before.</summary>
    public GeneratorSample RunAnew()
    {
        _project = new(_size);
        _driver = Project.Driver(_implementation);
        return Run();
    }

    /// <summary>Edits, and runs with what was kept.</summary>
    public GeneratorSample RunAfter(Edit edit)
    {
        var text = edit.Of(++_edits);
        _project.Edit(edit.Path, edit.Original, text);
        var sample = Run();
        // Back, so that edits do not add up; this run counts for nothing.
        _project.Edit(edit.Path, text, edit.Original);
        _driver = _driver.RunGenerators(_project.Compilation);
        return sample;
    }

    /// <summary>How many of the compilations before the last one live on after a few keystrokes.</summary>
    public int Retained()
    {
        var old = Enumerable.Range(0, 3).Select(_ => EditAndForget()).ToArray();
        for (var i = 0; i < 5 && old.Any(reference => reference.IsAlive); i++)
        {
            GC.Collect();
            GC.WaitForPendingFinalizers();
        }
        GC.KeepAlive(this);
        return old.Count(reference => reference.IsAlive);
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private WeakReference EditAndForget()
    {
        var old = new WeakReference(_project.Compilation);
        RunAfter(Edit.All[0]);
        return old;
    }

    private GeneratorSample Run()
    {
        var compilation = _project.Compilation;
        GC.Collect();
        var used = Environment.CpuUsage.TotalTime;
        var clock = Stopwatch.StartNew();
        _driver = _driver.RunGenerators(compilation);
        return new(
            clock.Elapsed.TotalMilliseconds,
            (Environment.CpuUsage.TotalTime - used).TotalMilliseconds,
            Recomputed.Of(_driver.GetRunResult().Results.Single())
        );
    }
}

/// <summary>What a run took.</summary>
/// <param name="Time">Milliseconds on the clock.</param>
/// <param name="Cpu">Milliseconds of processor time.</param>
/// <param name="Recomputed">What was done anew.</param>
internal sealed record GeneratorSample(double Time, double Cpu, Recomputed Recomputed);
