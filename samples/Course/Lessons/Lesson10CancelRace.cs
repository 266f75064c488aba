using Course.Runner;

namespace Course.Lessons;

/// <summary>A cancellation and an interrupt want the same request.</summary>
internal abstract class Lesson10CancelRace : Exercise
{
    private CourseBench _bench;

    public override int Number => 10;

    public override string Title => "A race, told as a story";

    public override string Task =>
        "The driver keeps a request, marked cancelable, until its interrupt completes it. EvtRequestCancel completes it with STATUS_CANCELLED.";

    public override string Hint =>
        "The lines with >> are where another thread went first than usual. WdfRequestUnmarkCancelable answers the question who completes the request: after STATUS_CANCELLED " +
        "it is EvtRequestCancel, which is called or about to be.";

    public override string Finding => "CompleteCanceledReq";

    public override TestMode Mode => TestMode.EveryOrder;

    /// <summary>Protects the driver's pointer to the request.</summary>
    protected WDFSPINLOCK Lock { get; private set; }

    public override void SetUp(SimulatedKernel kernel)
    {
        _bench = new CourseBench(kernel);
        WdfSpinLockCreate(WDF_NO_OBJECT_ATTRIBUTES, out WDFSPINLOCK spinLock);
        spinLock.Name = "request lock";
        Lock = spinLock;
        _bench.AddQueue((_, request, _, _, _) => Keep(request));
    }

    public override void Test(SimulatedKernel kernel)
    {
        using var file = _bench.Open();
        var operation = file.StartDeviceIoControl(CourseBench.IOCTL_ASK);
        kernel.Post("interrupt", OnInterrupt);
        var canceller = kernel.Spawn("canceller", () => operation.Cancel());
        operation.Wait();
        canceller.Join();
    }

    protected abstract void Keep(WDFREQUEST Request);

    protected abstract void OnInterrupt();
}
