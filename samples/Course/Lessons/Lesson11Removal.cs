using Course.Runner;

namespace Course.Lessons;

/// <summary>A remote target whose device goes away while it is used.</summary>
internal abstract class Lesson11Removal : Exercise
{
    private CourseBench _bench;
    private ScriptedDriver _remote;

    public override int Number => 11;

    public override string Title => "Removal of a remote target's device";

    public override string Task =>
        "The driver opens another device by name and sends it a command. When that device is gone, EvtIoTargetRemoveComplete is called, on another thread. Unload comes last.";

    public override string Hint =>
        "The event may come as soon as the target is open, while the thread that opened it still uses the handle. Closing a target makes further sends fail, and leaves the handle valid; " +
        "deleting it takes the handle away from everybody.";

    public override string Finding => "WDF_VIOLATION_5_STALE_HANDLE";

    public override TestMode Mode => TestMode.EveryOrder;

    public override void SetUp(SimulatedKernel kernel)
    {
        _bench = new CourseBench(kernel);
        _remote = new ScriptedDriver(kernel, new LowerDriverOptions { ObjectName = @"\Device\Remote" });
    }

    public override void Test(SimulatedKernel kernel)
    {
        var remover = kernel.Spawn("PnP manager", () => _remote.Remove());
        WdfIoTargetCreate(_bench.Device, WDF_NO_OBJECT_ATTRIBUTES, out WDFIOTARGET target);
        WDF_IO_TARGET_OPEN_PARAMS_INIT_OPEN_BY_NAME(out WDF_IO_TARGET_OPEN_PARAMS parameters, @"\Device\Remote", GENERIC_READ | GENERIC_WRITE);
        parameters.EvtIoTargetRemoveComplete = EvtIoTargetRemoveComplete;
        if (NT_SUCCESS(WdfIoTargetOpen(target, ref parameters)))
        {
            ULONG_PTR bytesReturned = 0;
            WDF_REQUEST_SEND_OPTIONS_INIT(out WDF_REQUEST_SEND_OPTIONS options, WDF_REQUEST_SEND_OPTION_TIMEOUT);
            WDF_REQUEST_SEND_OPTIONS_SET_TIMEOUT(ref options, WDF_REL_TIMEOUT_IN_SEC(1));
            WdfIoTargetSendIoctlSynchronously(target, NULL, CourseBench.IOCTL_ASK, NULL, NULL, options, ref bytesReturned);
        }

        remover.Join();
        Unload(target);
    }

    protected abstract void EvtIoTargetRemoveComplete(WDFIOTARGET IoTarget);

    protected abstract void Unload(WDFIOTARGET IoTarget);
}
