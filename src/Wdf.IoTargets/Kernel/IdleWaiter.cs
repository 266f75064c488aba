using System.Runtime.ExceptionServices;

namespace Wdf.IoTargets;

/// <summary>An actor that lets others run: until nothing can, until an instant, or until a condition holds.</summary>
internal sealed class IdleWaiter
{
    private Func<bool>? _condition;
    private KernelObject? _driver;
    private ExceptionDispatchInfo? _failure;

    public KernelActor Actor { get; private set; } = null!;

    public long Deadline { get; private set; }

    public bool HasCondition => _condition is not null;

    /// <summary>Whether the condition brought the actor back; else the time did.</summary>
    public bool WasMet { get; private set; }

    /// <summary>An actor waits. One that has waited without a condition serves again.</summary>
    public void Begin(KernelActor actor, long deadline, Func<bool>? condition)
    {
        Actor = actor;
        Deadline = deadline;
        _condition = condition;
        _driver = DriverContext.Current;
    }

    /// <summary>Asks the condition as if its actor did. One that throws counts as met; the exception is for its actor.</summary>
    public bool Ask()
    {
        var outer = KernelActor.Current;
        var driver = DriverContext.Current;
        KernelActor.Current = Actor;
        DriverContext.Current = _driver;
        try
        {
            WasMet = _condition!();
        }
        catch (Exception e)
        {
            _failure = ExceptionDispatchInfo.Capture(e);
            WasMet = true;
        }
        finally
        {
            KernelActor.Current = outer;
            DriverContext.Current = driver;
        }

        return WasMet;
    }

    public void ThrowFailure() => _failure?.Throw();
}
