namespace Wdf.IoTargets;

/// <summary>What few IRPs have: those of applications and builders, and those that wait in a queue. Made when one of them is set.</summary>
internal sealed class IrpExtra
{
    public IoStatusTarget? UserIosb;
    public KernelEvent? UserEvent;
    public object? OriginatorData;
    public object? QueueEntry;
    public LinkedListNode<IThreadRundown>? ThreadLink;
    public PoolBlock? SystemBlock;
}
