#nullable disable

namespace Wdf.IoTargets.Ddi;

/// <summary>The functions of <c>wdftimer.h</c>: timers.</summary>
public static class WdfTimerH
{
    /// <summary>An expiry may be late by any time: it never wakes the machine.</summary>
    public const uint TolerableDelayUnlimited = uint.MaxValue;

    /// <inheritdoc cref="WdfTimer.Create"/>
    /// <param name="Config">How it is made.</param>
    /// <param name="Attributes">The parent, which is required, and more.</param>
    /// <param name="Timer">The object.</param>
    public static NtStatus WdfTimerCreate(in WdfTimerConfig? Config, in WdfObjectAttributes? Attributes, out WdfTimer Timer)
    {
        Timer = null;
        var status = Check(Config, Attributes);
        return status.IsSuccess ? WdfTimer.Create(Config.GetValueOrDefault(), Attributes, out Timer) : status;
    }

    /// <summary>Refused, once a parent is given: the object must be asked for.</summary>
    /// <inheritdoc cref="WdfTimer.Create"/>
    public static NtStatus WdfTimerCreate(in WdfTimerConfig? Config, in WdfObjectAttributes? Attributes, NullPointer Timer)
    {
        var status = Check(Config, Attributes);
        return status.IsSuccess ? Handles.Missing(Attributes.Value.ParentObject, nameof(WdfTimerCreate), nameof(Timer)) : status;
    }

    /// <inheritdoc cref="WdfTimer.Start"/>
    /// <param name="Timer">The timer.</param>
    /// <param name="DueTime">In units of 100 ns: negative relative; 0 or positive absolute since 1601.</param>
    public static bool WdfTimerStart(WdfTimer Timer, long DueTime) => Handles.Require(Timer, nameof(WdfTimerStart), nameof(Timer)).Start(DueTime);

    /// <inheritdoc cref="WdfTimer.Stop"/>
    /// <param name="Timer">The timer.</param>
    /// <param name="Wait">Whether to wait until no callback runs or is queued.</param>
    public static bool WdfTimerStop(WdfTimer Timer, bool Wait) => Handles.Require(Timer, nameof(WdfTimerStop), nameof(Timer)).Stop(Wait);

    /// <inheritdoc cref="WdfTimer.ParentObject"/>
    /// <param name="Timer">The timer.</param>
    public static WdfObject WdfTimerGetParentObject(WdfTimer Timer) => Handles.Enter(Timer, DdiName.WdfTimerGetParentObject, nameof(Timer)).ParentObject;

    /// <summary>Says how a timer is made that expires once.</summary>
    /// <param name="Config">The structure.</param>
    /// <param name="EvtTimerFunc">Called when it has expired; NULL for none.</param>
    public static void WDF_TIMER_CONFIG_INIT(out WdfTimerConfig Config, EvtWdfTimer EvtTimerFunc) => Config = new WdfTimerConfig(EvtTimerFunc);

    /// <summary>Says how a timer is made that expires again and again.</summary>
    /// <param name="Config">The structure.</param>
    /// <param name="EvtTimerFunc">Called at each expiry; NULL for none.</param>
    /// <param name="Period">Milliseconds between expiries.</param>
    public static void WDF_TIMER_CONFIG_INIT_PERIODIC(out WdfTimerConfig Config, EvtWdfTimer EvtTimerFunc, int Period) => Config = new WdfTimerConfig(EvtTimerFunc, Period);

    // The parent comes first: without one the configuration is not looked at.
    private static NtStatus Check(in WdfTimerConfig? config, in WdfObjectAttributes? attributes)
    {
        var status = Serialization.CheckParentHandle(attributes);
        if (status.IsSuccess)
        {
            var parent = Handles.Require(attributes.Value.ParentObject, nameof(WdfTimerCreate), "ParentObject");
            Handles.RequirePointer(config is null, parent, nameof(WdfTimerCreate), "Config");
        }

        return status;
    }
}
