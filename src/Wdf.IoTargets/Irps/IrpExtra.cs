namespace Wdf.IoTargets;

/// <summary>What few IRPs have: those of applications and builders, those that wait in a queue, and all while rules listen. Made when one of them is set.</summary>
internal sealed class IrpExtra
{
    public IrpTail Tail;
    public IrpRecord? Record;
    public IoStatusTarget? UserIosb;
    public KernelEvent? UserEvent;
    public object? OriginatorData;
    public object? QueueEntry;
    public LinkedListNode<IThreadRundown>? ThreadLink;
    public PoolBlock? SystemBlock;

    /// <summary>The IRP is made as new.</summary>
    public void Reset()
    {
        Tail.Overlay.Reset();
        UserIosb = null;
        UserEvent = null;
        SystemBlock = null;
        Record?.Reset();
    }
}
