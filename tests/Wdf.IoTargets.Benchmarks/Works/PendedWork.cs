namespace Wdf.IoTargets.Benchmarks;

/// <summary>A device control that the lower device pends; then it completes it, or the sender cancels it.</summary>
internal sealed class PendedWork : SendWork
{
    private readonly Holder _holder;
    private readonly bool _cancels;

    public PendedWork(Bed bed, bool cancels)
        : this(bed, cancels, new Holder(cancels))
    {
    }

    private PendedWork(Bed bed, bool cancels, Holder holder)
        : base(bed, holder.Dispatch) => (_cancels, _holder) = (cancels, holder);

    public override void Run(int count)
    {
        for (var i = 0; i < count; i++)
        {
            FormatIoctl();
            Send();
            if (_cancels)
            {
                Request.CancelSentRequest();
            }
            else
            {
                Lower.Complete(_holder.Take()!, NtStatus.Success, 16);
            }
        }
    }
}
