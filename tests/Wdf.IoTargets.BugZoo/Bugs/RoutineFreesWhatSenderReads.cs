using static Wdf.IoTargets.BugZoo.DriverBench;

namespace Wdf.IoTargets.BugZoo.Bugs;

internal sealed class RoutineFreesWhatSenderReads : Bug
{
    public override string Story =>
        "The sender looks at its context block once more after the send, to count the bytes, while the completion routine frees the block. " +
        "Code that runs after a successful send runs beside the completion, or after it.";

    public override string Source => "https://learn.microsoft.com/windows-hardware/drivers/ddi/wdfrequest/nf-wdfrequest-wdfrequestsend";

    protected override void Play(SimulatedKernel kernel, bool isFixed)
    {
        var bench = new DriverBench(kernel);
        var block = kernel.AllocatePool(8);
        block.Span[0] = 8;
        var request = bench.NewRequest((_, _, in _, _) => kernel.FreePool(block));
        var length = isFixed ? block.Span[0] : 0;
        Require(request.Send(bench.Target), "the request was not sent");
        Interleave.Point();
        if (!isFixed)
        {
            length = block.Span[0];
        }

        Require(length == 8, "the length was lost");
    }
}
