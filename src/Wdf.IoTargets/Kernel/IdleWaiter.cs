using System.Runtime.ExceptionServices;

namespace Wdf.IoTargets;

/// <summary>An actor that lets others run: until nothing can, until an instant, or until a condition holds.</summary>
internal sealed class IdleWaiter(KernelActor actor, long deadline, Func<bool>? condition)
{
    private readonly KernelObject? _driver = DriverContext.Current;
    private ExceptionDispatchInfo? _failure;

    public KernelActor Actor => actor;

    public long Deadline => deadline;

    public bool HasCondition => condition is not null;

    /// <summary>Whether the condition brought the actor back; else the time did.</summary>
    public bool WasMet { get; private set; }

    /// <summary>Asks the condition as if its actor did. One that throws counts as met; the exception is for its actor.</summary>
    public bool Ask()
    {
        var outer = KernelActor.Current;
        var driver = DriverContext.Current;
        KernelActor.Current = actor;
        DriverContext.Current = _driver;
        try
        {
            WasMet = condition!();
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
