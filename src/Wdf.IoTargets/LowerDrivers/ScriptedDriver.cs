namespace Wdf.IoTargets;

/// <summary>A device that answers as a script says: per major function or control code, with what, when, and whether at all.</summary>
/// <remarks>
/// <para>
/// The rules are asked in the order in which they were written; the first that takes the request ends it. What no rule takes is completed
/// with success and a full transfer, or as <see cref="Otherwise"/> says; where the driver is a filter (<see cref="LowerDriverOptions.AttachTo"/>),
/// it goes to the device below. Rules may be added while requests run.
/// </para>
/// <example>
/// <code>
/// var device = new ScriptedDriver(kernel);
/// device.OnControl(0x222000).CompleteWith([1, 2, 3, 4]);
/// device.On(MajorFunction.Read).OnlyCall(2).Complete(NtStatus.IoDeviceError);
/// device.On(MajorFunction.Write).Pend();
/// </code>
/// </example>
/// </remarks>
public sealed partial class ScriptedDriver : LowerDriver
{
    /// <summary>How many requests <see cref="Seen"/> keeps; the oldest go first.</summary>
    public const int SeenCapacity = 10_000;

    private readonly Lock _scriptLock = new();
    private readonly List<ScriptedRule> _rules = [];
    private readonly Queue<SeenRequest> _seen = new();
    private readonly List<PendingIrp> _pending = [];

    /// <summary>Makes the driver and its device.</summary>
    /// <param name="kernel">The kernel that they live in.</param>
    /// <param name="options">Name, flags and place of the device; null for the defaults.</param>
    public ScriptedDriver(SimulatedKernel kernel, LowerDriverOptions? options = null)
        : base(kernel, options)
    {
        if (LowerDevice is not null)
        {
            Otherwise.PassDown();
        }

        ScriptWatch.Begin(kernel, $"script of {Device.Name}", Unmet);
    }

    /// <summary>
    /// Whether an answer that needs no waiting is given inside the sender's IoCallDriver (the default); else the request is marked pending
    /// and completed from a unit at DISPATCH_LEVEL.
    /// </summary>
    public bool CompleteInline { get; set; } = true;

    /// <summary>The rule for what no other rule takes.</summary>
    public ScriptedRule Otherwise { get; } = new(major: null, controlCode: null);

    /// <summary>The requests that arrived, in order; the last <see cref="SeenCapacity"/> of them.</summary>
    public IReadOnlyList<SeenRequest> Seen
    {
        get
        {
            lock (_scriptLock)
            {
                return [.. _seen];
            }
        }
    }

    /// <summary>Begins a rule for a major function.</summary>
    /// <param name="major">Read, Write, DeviceControl, InternalDeviceControl, FlushBuffers or another that is no PnP, power or open.</param>
    /// <returns>The rule.</returns>
    public ScriptedRule On(MajorFunction major) => Add(new ScriptedRule(major, controlCode: null));

    /// <summary>Begins a rule for a control code, internal or not.</summary>
    /// <param name="controlCode">The code.</param>
    /// <returns>The rule.</returns>
    public ScriptedRule OnControl(uint controlCode) => Add(new ScriptedRule(major: null, controlCode));

    /// <summary>Begins a rule for every request.</summary>
    /// <returns>The rule.</returns>
    public ScriptedRule OnAny() => Add(new ScriptedRule(major: null, controlCode: null));

    /// <inheritdoc/>
    protected override NtStatus Dispatch(DeviceObject device, Irp irp)
    {
        var io = new SimulatedIo(irp);
        var seen = new SeenRequest(io);
        ScriptedRule[] rules;
        lock (_scriptLock)
        {
            _seen.Enqueue(seen);
            if (_seen.Count > SeenCapacity)
            {
                _seen.Dequeue();
            }

            rules = [.. _rules];
        }

        seen.Rule = Array.Find(rules, r => r.Fits(io) && r.TryTake());
        Judge(rules, seen, io);

        // The last one takes everything, unless the test has limited it.
        var rule = seen.Rule ?? (Otherwise.Fits(io) && Otherwise.TryTake() ? Otherwise : null);
        return rule is null ? Complete(irp, NtStatus.InvalidDeviceRequest) : End(rule, irp);
    }

    private ScriptedRule Add(ScriptedRule rule)
    {
        lock (_scriptLock)
        {
            _rules.Add(rule);
        }

        return rule;
    }
}
