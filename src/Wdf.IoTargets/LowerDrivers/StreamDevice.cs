namespace Wdf.IoTargets;

/// <summary>A device that streams data at a rate, whether somebody reads or not, and drops what it has no room for: a sampler, a camera.</summary>
/// <remarks>
/// <para>
/// A packet comes each <see cref="StreamDeviceOptions.Period"/> while the stream runs. It fills the reads that wait, in the order in which they came, and
/// else the device's buffer. A packet that finds no room for all of it is dropped as a whole and counted as an overrun; the data then
/// has a gap.
/// </para>
/// <para>
/// Reads are marked pending and completed from a unit. One that is cancelled leaves its data to the next. The stream runs by the clock of the kernel, and needs a timer only
/// while a read waits: a test that waits for nothing else still finds its deadlock.
/// </para>
/// </remarks>
public sealed partial class StreamDevice : LowerDriver
{
    private readonly Lock _streamLock = new();
    private readonly StreamDeviceOptions _options;
    private readonly LinkedList<WaitingRead> _waiting = new();
    private readonly Queue<byte> _buffer = new();
    private readonly UnitTimer _timer;
    private StreamCounters _counters;
    private long _position;
    private TimeSpan? _nextPacket;

    /// <summary>Makes the driver and its device; the stream does not run yet.</summary>
    /// <param name="kernel">The kernel that they live in.</param>
    /// <param name="options">Rate, buffer, name and so on; null for the defaults.</param>
    public StreamDevice(SimulatedKernel kernel, StreamDeviceOptions? options = null)
        : base(kernel, options ??= new StreamDeviceOptions())
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(options.PacketSize, 1, nameof(options));
        ArgumentOutOfRangeException.ThrowIfLessThanOrEqual(options.Period, TimeSpan.Zero, nameof(options));
        ArgumentOutOfRangeException.ThrowIfNegative(options.BufferSize, nameof(options));
        _options = options;
        _timer = new UnitTimer(this, Device, OnTimer);
    }

    /// <summary>Whether the stream runs.</summary>
    public bool IsRunning
    {
        get
        {
            lock (_streamLock)
            {
                return _nextPacket is not null;
            }
        }
    }

    /// <summary>What the device has counted so far.</summary>
    public StreamCounters Counters
    {
        get
        {
            lock (_streamLock)
            {
                CatchUpLocked();
                return _counters;
            }
        }
    }

    /// <summary>Starts the stream, as <see cref="StreamIoctl.Start"/> does; the first packet comes after one period.</summary>
    public void Start()
    {
        lock (_streamLock)
        {
            _nextPacket ??= Kernel.Elapsed + _options.Period;
            ArmLocked();
        }
    }

    /// <summary>Stops the stream, as <see cref="StreamIoctl.Stop"/> does.</summary>
    public void Stop()
    {
        List<(PendingIrp Read, byte[] Data)> full;
        lock (_streamLock)
        {
            CatchUpLocked();
            _nextPacket = null;
            full = TakeFullLocked();
        }

        Finish(full);
    }

    /// <inheritdoc/>
    protected override NtStatus Dispatch(DeviceObject device, Irp irp)
    {
        var io = new SimulatedIo(irp);
        switch (io.MajorFunction)
        {
            case MajorFunction.Read when io.Length == 0:
                return Complete(irp, NtStatus.Success);
            case MajorFunction.Read:
                var length = io.Length;
                Queue(HoldAndTell(irp, OnEnded), length);
                return NtStatus.Pending;
            case MajorFunction.DeviceControl or MajorFunction.InternalDeviceControl:
                var result = Control(io);
                return Complete(irp, result.Status, result.Information);
            default:
                return Complete(irp, NtStatus.InvalidDeviceRequest);
        }
    }

    private IoResult Control(SimulatedIo io)
    {
        switch (io.ControlCode)
        {
            case StreamIoctl.Start:
                Start();
                return NtStatus.Success;
            case StreamIoctl.Stop:
                Stop();
                return NtStatus.Success;
            case StreamIoctl.GetCounters when io.Output.Length < StreamCounters.Size:
                return NtStatus.BufferTooSmall;
            case StreamIoctl.GetCounters:
                Counters.Write(io.Output);
                return IoResult.Success(StreamCounters.Size);
            case StreamIoctl.ResetCounters:
                lock (_streamLock)
                {
                    CatchUpLocked();
                    _counters = default;
                }

                return NtStatus.Success;
            default:
                return NtStatus.InvalidDeviceRequest;
        }
    }
}
