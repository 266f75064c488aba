using Wdf.IoTargets.Ddi;

namespace Wdf.IoTargets.BugZoo.Bugs;

internal sealed class DeletedTwice : Bug
{
    public override string Story =>
        "Completion routine and abort path each delete the request that the context names and then clear the field. " +
        "Both may read it before either has cleared it; an exchange leaves one owner.";

    public override string Source => "https://github.com/vadimgrn/usbip-win2/pull/182";

    protected override void Play(SimulatedKernel kernel, bool isFixed)
    {
        var bench = new DriverBench(kernel);
        WdfRequest? kept = null;
        void DeleteKept()
        {
            if (isFixed)
            {
                WdmH.InterlockedExchangePointer(ref kept, null)?.Delete();
            }
            else if (kept is { } request)
            {
                request.Delete();
                kept = null;
            }
        }

        // The result is in, and the request waits to be deleted by whoever comes first.
        kept = bench.NewRequest();
        kernel.Post("result", DeleteKept);
        DeleteKept();
    }
}
