namespace Wdf.IoTargets.BugZoo;

/// <summary>One classic bug in a small driver, with its repair beside it.</summary>
internal abstract class Bug
{
    /// <summary>The name: that of the class.</summary>
    public string Name => GetType().Name;

    /// <summary>What the bug is, and how real code comes by it.</summary>
    public abstract string Story { get; }

    /// <summary>A report or a page of documentation about it.</summary>
    public abstract string Source { get; }

    /// <summary>Schedules within which exploration must find it.</summary>
    public virtual int Budget => 200;

    /// <summary>Whether the default order shows it already: only where no order can hide it.</summary>
    public virtual bool ShowsInDefaultOrder => false;

    /// <summary>Whether it needs two processors: a DPC left halfway while another one runs.</summary>
    public virtual bool NeedsTwoCpus => false;

    public void Buggy(SimulatedKernel kernel) => Play(kernel, isFixed: false);

    public void Fixed(SimulatedKernel kernel) => Play(kernel, isFixed: true);

    public override string ToString() => Name;

    /// <summary>The scenario; <paramref name="isFixed"/> is the only difference between the bug and its twin.</summary>
    protected abstract void Play(SimulatedKernel kernel, bool isFixed);
}
