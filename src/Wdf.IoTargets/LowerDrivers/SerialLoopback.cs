namespace Wdf.IoTargets;

/// <summary>A serial port whose transmitter is connected to its receiver: what is written comes back, a character at a time.</summary>
/// <remarks>
/// <para>
/// Reads and writes are marked pending and completed from a unit. One read and one write are in progress at a time, the others wait for
/// their turn; time-outs are those of the moment at which a request has its turn, and run from there. Device controls (<see cref="SerialIoctl"/>) are
/// answered at once; a code that the port does not know gets STATUS_INVALID_PARAMETER, as from the real serial driver. A flush waits for the writes before it.
/// </para>
/// <para>
/// A character takes ten bits of the line: a start bit, eight data bits and a stop bit. A write ends when its last character is on the line. What comes while no read waits goes to the
/// receive buffer; when that is full, characters are lost, and <see cref="SerialStatus.Errors"/> says so. Time-outs are exact here; the real driver looks every few
/// milliseconds whether the interval is over.
/// </para>
/// <para>A cancelled or aborted read has lost what it had received, as on a real port.</para>
/// </remarks>
/// <seealso href="https://learn.microsoft.com/windows-hardware/drivers/ddi/ntddser/ns-ntddser-_serial_timeouts"/>
public sealed partial class SerialLoopback : LowerDriver
{
    private readonly Lock _portLock = new();
    private readonly LinkedList<SerialTransfer> _reads = new();
    private readonly LinkedList<SerialTransfer> _writes = new();
    private readonly Queue<byte> _received = new();
    private SerialTransfer? _read;
    private SerialTransfer? _write;
    private SerialTimeouts _timeouts;
    private SerialErrors _errors;
    private uint _baudRate;
    private int _receiveBufferSize;

    /// <summary>Makes the driver and its device.</summary>
    /// <param name="kernel">The kernel that they live in.</param>
    /// <param name="options">Baud rate, name and so on; null for the defaults.</param>
    public SerialLoopback(SimulatedKernel kernel, SerialLoopbackOptions? options = null)
        : base(kernel, WithType(options ??= new SerialLoopbackOptions()))
    {
        ArgumentOutOfRangeException.ThrowIfZero(options.BaudRate, nameof(options));
        ArgumentOutOfRangeException.ThrowIfNegative(options.ReceiveBufferSize, nameof(options));
        _baudRate = options.BaudRate;
        _receiveBufferSize = options.ReceiveBufferSize;
    }

    /// <summary>Whether what is written comes back; when false the line leads nowhere. True at first.</summary>
    public bool IsConnected { get; set; } = true;

    /// <summary>Characters arrive from outside, all at this moment.</summary>
    /// <param name="characters">The characters.</param>
    public void Receive(ReadOnlySpan<byte> characters)
    {
        var ended = new List<(SerialTransfer, NtStatus)>();
        lock (_portLock)
        {
            foreach (var one in characters)
            {
                ReceiveLocked(one, ended);
            }
        }

        Finish(ended);
    }

    /// <inheritdoc/>
    protected override NtStatus Dispatch(DeviceObject device, Irp irp)
    {
        var io = new SimulatedIo(irp);
        switch (io.MajorFunction)
        {
            case MajorFunction.Read or MajorFunction.Write when io.Length == 0:
                return Complete(irp, NtStatus.Success);
            case MajorFunction.Read:
                var buffer = new byte[io.Length];
                StartOrQueue(_reads, new SerialTransfer(HoldAndTell(irp, OnEnded), buffer));
                return NtStatus.Pending;
            case MajorFunction.Write:
                var data = io.Input.ToArray();
                StartOrQueue(_writes, new SerialTransfer(HoldAndTell(irp, OnEnded), data));
                return NtStatus.Pending;
            case MajorFunction.FlushBuffers:
                StartOrQueue(_writes, new SerialTransfer(HoldAndTell(irp, OnEnded), [], isFlush: true));
                return NtStatus.Pending;
            case MajorFunction.DeviceControl:
                var result = Control(io);
                return Complete(irp, result.Status, result.Information);
            default:
                return Complete(irp, NtStatus.InvalidDeviceRequest);
        }
    }

    private static SerialLoopbackOptions WithType(SerialLoopbackOptions options) =>
        options.DeviceType == DeviceType.Unknown ? options with { DeviceType = DeviceType.SerialPort } : options;

    private void StartOrQueue(LinkedList<SerialTransfer> queue, SerialTransfer transfer)
    {
        var ended = new List<(SerialTransfer, NtStatus)>();
        lock (_portLock)
        {
            if (!transfer.Pending.IsDecided)
            {
                queue.AddLast(transfer);
            }

            StartLocked(ended);
        }

        Finish(ended);
    }

    // Somebody ends the request: the port itself, which then no longer has it, or cancellation, or removal.
    private void OnEnded(PendingIrp pending)
    {
        var ended = new List<(SerialTransfer, NtStatus)>();
        lock (_portLock)
        {
            if (_read is { } read && ReferenceEquals(read.Pending, pending))
            {
                read.StopTimers();
                _read = null;
            }
            else if (_write is { } write && ReferenceEquals(write.Pending, pending))
            {
                write.StopTimers();
                _write = null;
            }

            StartLocked(ended);
        }

        Finish(ended);
    }

    private void StartLocked(List<(SerialTransfer Transfer, NtStatus Status)> ended)
    {
        while (_read is null && TakeFirst(_reads) is { } read)
        {
            StartReadLocked(read, ended);
        }

        while (_write is null && TakeFirst(_writes) is { } write)
        {
            StartWriteLocked(write, ended);
        }
    }

    private static SerialTransfer? TakeFirst(LinkedList<SerialTransfer> queue)
    {
        while (queue.First is { } first)
        {
            queue.RemoveFirst();
            if (!first.Value.Pending.IsDecided)
            {
                return first.Value;
            }
        }

        return null;
    }

    private void Finish(List<(SerialTransfer Transfer, NtStatus Status)> ended)
    {
        foreach (var (transfer, status) in ended)
        {
            var count = transfer.Count;
            CompleteFromUnit(transfer.Pending, io =>
            {
                if (io.MajorFunction == MajorFunction.Read)
                {
                    transfer.Data.AsSpan(0, count).CopyTo(io.Output);
                }

                return new IoResult(status, (ulong)count);
            });
        }
    }
}
