using System.Globalization;

namespace Wdf.IoTargets;

/// <summary>An I/O request packet (IRP).</summary>
/// <remarks>
/// Protocol: stack locations are numbered 1 (lowest driver) to <see cref="StackCount"/>; <see cref="CurrentLocation"/>
/// begins at StackCount + 1, nobody's location. Each IoCallDriver subtracts 1, completion adds 1 on the way back. At
/// any time one party owns the IRP: its creator, the driver it was sent to, or the driver whose completion routine
/// answered MORE_PROCESSING_REQUIRED. The cancel routine is the one word that others may touch, by exchange only.
/// </remarks>
/// <seealso href="https://learn.microsoft.com/windows-hardware/drivers/ddi/wdm/ns-wdm-_irp"/>
public sealed partial class Irp : KernelObject, IThreadRundown
{
    /// <summary>The system buffer, or the master's data.</summary>
    public AssociatedIrp AssociatedIrp;

    internal DriverCancel? CancelRoutineWord;

    // The location of the lowest driver is in the packet itself: most IRPs have no other.
    private IoStackLocation _lowest;
    private readonly IoStackLocation[] _others;
    private IrpExtra? _extra;

    // Bytes, as in C: they make a difference in a packet of which there may be a million.
    private byte _stackCount;
    private byte _currentLocation;
    private byte _creatorLocation;

    internal Irp(SimulatedKernel kernel, int stackCount, IrpOrigin origin)
        : base(kernel, KernelObjectKind.Irp)
    {
        _others = stackCount > 1 ? new IoStackLocation[stackCount - 1] : [];
        StackCount = stackCount;
        CurrentLocation = stackCount + 1;
        Origin = origin;
        CreatorLocation = stackCount + 1;
        if (kernel.Signals is not null)
        {
            Extra.Record = new IrpRecord(this, BuilderOf(origin));
        }

        kernel.Track(this);
    }

    /// <summary>Chain of memory descriptor lists of a direct transfer.</summary>
    public Mdl? MdlAddress { get; set; }

    /// <summary>IRP_* flags.</summary>
    public IrpFlags Flags { get; set; }

    /// <summary>Raw user address, or where a buffered transfer is copied back to; default for a null pointer.</summary>
    public Memory<byte> UserBuffer { get; set; }

    /// <summary>Kernel or user requestor.</summary>
    public ProcessorMode RequestorMode { get; set; }

    /// <summary>Set by completion from the location just left.</summary>
    public bool PendingReturned { get; internal set; }

    /// <summary>How many stack locations there are.</summary>
    public int StackCount
    {
        get => _stackCount;
        private set => _stackCount = (byte)value;
    }

    /// <summary>Number of the current location; StackCount + 1 for nobody's.</summary>
    public int CurrentLocation
    {
        get => _currentLocation;
        internal set => _currentLocation = (byte)value;
    }

    /// <summary>The IRQL that a cancel routine restores when it releases the cancel spin lock.</summary>
    public Irql CancelIrql { get; internal set; }

    /// <summary>The cancel routine; null when none is set or cancellation has taken it.</summary>
    public DriverCancel? CancelRoutine => Volatile.Read(ref CancelRoutineWord);

    /// <summary>The owner's scratch and the originator's data.</summary>
    public ref IrpTail Tail => ref Extra.Tail;

    /// <summary>The creator's status block.</summary>
    public IoStatusTarget? UserIosb
    {
        get => _extra?.UserIosb;
        set => ExtraFor(value)?.UserIosb = value;
    }

    /// <summary>The creator's event.</summary>
    public KernelEvent? UserEvent
    {
        get => _extra?.UserEvent;
        set => ExtraFor(value)?.UserEvent = value;
    }

    /// <summary>Who made the IRP.</summary>
    public IrpOrigin Origin { get; internal set; }

    /// <summary>Whether the IRP is linked to <see cref="IrpOverlay.Thread"/>, which waits for it when it ends.</summary>
    public bool IsThreadBound => Origin == IrpOrigin.ThreadBound;

    /// <inheritdoc/>
    public override KernelObject? Principal => Originator;

    /// <summary>The request that the IRP serves, if a framework request made it.</summary>
    internal KernelObject? Originator { get; set; }

    /// <summary>What the framework or an application keeps about the IRP.</summary>
    internal object? OriginatorData
    {
        get => _extra?.OriginatorData;
        set => ExtraFor(value)?.OriginatorData = value;
    }

    /// <summary>The request behind the IRP while a framework queue holds it cancel-safe.</summary>
    internal object? QueueEntry
    {
        get => _extra?.QueueEntry;
        set => ExtraFor(value)?.QueueEntry = value;
    }

    /// <summary>How far the IRP has come.</summary>
    internal IrpFate Fate { get; set; }

    /// <summary>
    /// The location from which the creator sent the IRP: when completion comes back to it, the creator has it again. A
    /// creator may have made itself a location of its own.
    /// </summary>
    internal int CreatorLocation
    {
        get => _creatorLocation;
        set => _creatorLocation = (byte)value;
    }

    /// <summary>Tail.Overlay.Thread.</summary>
    internal KernelThread? Thread
    {
        get => _extra?.Tail.Overlay.Thread;
        set => ExtraFor(value)?.Tail.Overlay.Thread = value;
    }

    /// <summary>The IRP's place among what is bound to its thread; null when it is not linked to one.</summary>
    internal LinkedListNode<IThreadRundown>? ThreadLink
    {
        get => _extra?.ThreadLink;
        set => ExtraFor(value)?.ThreadLink = value;
    }

    /// <summary>The pool block behind the system buffer, when the I/O manager allocated it.</summary>
    internal PoolBlock? SystemBlock
    {
        get => _extra?.SystemBlock;
        set => ExtraFor(value)?.SystemBlock = value;
    }

    /// <inheritdoc/>
    internal override string? LeftOver => Fate switch
    {
        IrpFate.InFlight => Owner() is { } owner ? $"was sent and never completed; {owner.Name} has it." : "was sent and never completed.",
        IrpFate.AtCreator when Originator is null && Origin is IrpOrigin.Allocated or IrpOrigin.AsynchronousFsd => "was allocated and never freed (IoFreeIrp).",
        IrpFate.AtCreator when Origin is IrpOrigin.Associated => "was made and never sent; the I/O manager frees it only when it completes.",
        IrpFate.AtCreator when Origin is IrpOrigin.ThreadBound => "was built and never completed; the I/O manager frees it only then.",
        _ => null,
    };

    /// <summary>A stack location by its number.</summary>
    /// <param name="number">1 to StackCount.</param>
    /// <returns>A reference to it.</returns>
    public ref IoStackLocation Location(int number) => ref (number == 1 ? ref _lowest : ref _others[number - 2]);

    /// <summary>The device of the current location: who has the IRP now.</summary>
    /// <returns>The device; null for the creator.</returns>
    /// <remarks>On real threads the location may move while this looks: a canceller asks while the IRP climbs. So it is read once.</remarks>
    public DeviceObject? Owner()
    {
        var current = CurrentLocation;
        return current >= 1 && current <= StackCount ? Location(current).DeviceObject : null;
    }

    /// <inheritdoc/>
    public override string DescribeState() => string.Create(
        CultureInfo.InvariantCulture,
        $"{Fate}, location {CurrentLocation}/{StackCount}{(Owner() is { } owner ? " at " + owner.Name : string.Empty)}{(_cancel ? ", cancel requested" : string.Empty)}{(CancelRoutine is null ? string.Empty : ", cancelable")}");

    /// <summary>Makes the packet as new; what the origin decides stays.</summary>
    internal void Reset(int stackCount, NtStatus status)
    {
        StackCount = stackCount;
        CurrentLocation = stackCount + 1;
        CreatorLocation = stackCount + 1;
        _lowest.Clear();
        foreach (ref var location in _others.AsSpan())
        {
            location.Clear();
        }

        _ioStatus = new IoStatusBlock { Status = status };
        AssociatedIrp = default;
        MdlAddress = null;
        Flags = 0;
        UserBuffer = default;
        RequestorMode = ProcessorMode.KernelMode;
        PendingReturned = false;
        _cancel = false;
        CancelRoutineWord = null;
        Fate = IrpFate.AtCreator;
        _extra?.Reset();
    }

    void IThreadRundown.BeginRundown()
    {
        if (Fate == IrpFate.InFlight)
        {
            IoManager.CancelIrp(this);
        }
    }

    void IThreadRundown.EndRundown()
    {
        if (Fate == IrpFate.InFlight && !Kernel.RunUntil(() => Fate != IrpFate.InFlight, IoManager.ThreadExitLimit))
        {
            // The thread goes without it; the end of the run reports the IRP.
            IoManager.UnbindFromThread(this);
            Thread = null;
        }
    }

    // Nothing is made to hold null.
    private IrpExtra? ExtraFor(object? value) => value is null ? _extra : Extra;

    private IrpExtra Extra => _extra ?? Interlocked.CompareExchange(ref _extra, new IrpExtra(), null) ?? _extra;

    /// <summary>How many locations the packet has room for.</summary>
    internal int Capacity => _others.Length + 1;
}
