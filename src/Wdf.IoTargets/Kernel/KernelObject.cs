namespace Wdf.IoTargets;

/// <summary>
/// Anything that the kernel can name in a trace, a report or a replay string. The kernel knows a name,
/// a kind, a number and a one-line state of it, and nothing else.
/// </summary>
public abstract class KernelObject
{
    private string? _name;
    private int _number;

    // A byte: it makes a difference in an object of which there may be a million.
    private readonly byte _kind;

    /// <summary>Makes an object of <paramref name="kernel"/>.</summary>
    /// <param name="kernel">The kernel that the object lives in.</param>
    /// <param name="kind">What it is.</param>
    /// <param name="name">A name for reports; when null it is named by kind and number, such as <c>request 2</c>.</param>
    private protected KernelObject(SimulatedKernel kernel, KernelObjectKind kind, string? name = null)
    {
        Kernel = kernel;
        _kind = (byte)kind;
        _name = name;
        if (kernel.IsDeterministic)
        {
            // Numbered at birth so that names, and replay strings, are the same on every run.
            _number = kernel.NextNumber(kind);
            kernel.OnCreated(this);
        }
    }

    /// <summary>The kernel that the object lives in.</summary>
    public SimulatedKernel Kernel { get; }

    /// <summary>What the object is.</summary>
    public KernelObjectKind Kind => (KernelObjectKind)_kind;

    /// <summary>Which one of its kind it is, counted from 1 in the order of creation.</summary>
    public int Number
    {
        get
        {
            // In concurrent mode a number is drawn when somebody asks: a shared counter has no place on the path of an I/O.
            if (_number == 0)
            {
                Interlocked.CompareExchange(ref _number, Kernel.NextNumber(Kind), 0);
            }

            return _number;
        }
    }

    /// <summary>The name used in traces and reports. A test may give its own.</summary>
    public virtual string Name
    {
        get => _name ??= $"{KindText} {Number}";
        set => _name = value;
    }

    /// <summary>A place for an observer of schedules to keep a number of its own.</summary>
    [System.Diagnostics.CodeAnalysis.Experimental("WDF0002")]
    public int ObserverSlot { get; set; }

    /// <summary>Its place among what may be left over, counted from 1; 0 when it is not there.</summary>
    internal int TrackedAt { get; set; }

    /// <summary>The object on whose behalf this one exists, such as the request of an IRP; null when it stands for itself.</summary>
    public virtual KernelObject? Principal => null;

    /// <summary>What the end of a run reports about the object when nothing may be left over; null when all is well.</summary>
    internal virtual string? LeftOver => null;

    /// <summary>Says what a thread waits for at a blocker, and what would end the wait, when it is for this object; null when it is not.</summary>
    internal virtual string? TellAwaited(KernelObject blocker) => null;

    /// <summary>Whether the object holds a reference to another one, so that it keeps that after its deletion; asked for reports only.</summary>
    internal virtual bool Holds(KernelObject other) => false;

    /// <summary>The violation for which a thread waits in vain at this object, asked when nothing can run any more; null when there is none.</summary>
    internal virtual WdfViolation? Hang => null;

    /// <summary>The word for the kind in default names.</summary>
    private protected virtual string KindText => Kind switch
    {
        KernelObjectKind.DeviceObject => "device object",
        KernelObjectKind.FileObject => "file object",
        KernelObjectKind.Dpc => "DPC",
        KernelObjectKind.WorkItem => "work item",
        KernelObjectKind.Text => "string",
        KernelObjectKind.Irp => "IRP",
        KernelObjectKind.Mdl => "MDL",
        _ => KindLowerCase(Kind),
    };

    /// <summary>One line that tells the object's state to a person.</summary>
    /// <returns>The state, or an empty text.</returns>
    public virtual string DescribeState() => string.Empty;

    /// <inheritdoc/>
    public override string ToString() => Name;

    /// <summary>Shows the object as a debugger does.</summary>
    internal virtual void Dump(ObjectDump dump) => dump.Heading("object", this);

    private static string KindLowerCase(KernelObjectKind kind) => kind.ToString().ToLowerInvariant();
}
