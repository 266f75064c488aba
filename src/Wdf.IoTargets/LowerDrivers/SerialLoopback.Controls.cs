using System.Buffers.Binary;

namespace Wdf.IoTargets;

/// <content>Device controls.</content>
public sealed partial class SerialLoopback
{
    // The clock of a 16550, divided by 16 for each bit; the rate must come within one percent of what was asked for.
    private const uint ClockRate = 1_843_200;
    private const uint ClocksPerBit = 16;
    private const SerialPurge AllPurges =
        SerialPurge.TransmitAbort | SerialPurge.ReceiveAbort | SerialPurge.TransmitClear | SerialPurge.ReceiveClear;

    private IoResult Control(SimulatedIo io)
    {
        switch (io.ControlCode)
        {
            case SerialIoctl.SetBaudRate:
                return io.Input.Length < sizeof(uint) ? NtStatus.BufferTooSmall : SetBaudRate(BinaryPrimitives.ReadUInt32LittleEndian(io.Input));
            case SerialIoctl.GetBaudRate:
                if (io.Output.Length < sizeof(uint))
                {
                    return NtStatus.BufferTooSmall;
                }

                BinaryPrimitives.WriteUInt32LittleEndian(io.Output, Volatile.Read(ref _baudRate));
                return IoResult.Success(sizeof(uint));
            case SerialIoctl.SetQueueSize:
                return io.Input.Length < 2 * sizeof(uint) ? NtStatus.BufferTooSmall : SetQueueSize(BinaryPrimitives.ReadUInt32LittleEndian(io.Input));
            case SerialIoctl.SetTimeouts:
                return io.Input.Length < SerialTimeouts.Size ? NtStatus.BufferTooSmall : SetTimeouts(SerialTimeouts.Read(io.Input));
            case SerialIoctl.GetTimeouts:
                return GetTimeouts(io.Output);
            case SerialIoctl.GetCommStatus:
                return GetStatus(io.Output);
            case SerialIoctl.Purge:
                return io.Input.Length < sizeof(uint) ? NtStatus.BufferTooSmall : Purge((SerialPurge)BinaryPrimitives.ReadUInt32LittleEndian(io.Input));
            default:
                return NtStatus.InvalidParameter;
        }
    }

    private IoResult SetBaudRate(uint rate)
    {
        if (rate is 0 or > ClockRate / ClocksPerBit)
        {
            return NtStatus.InvalidParameter;
        }

        var divisor = (ClockRate + (ClocksPerBit * rate / 2)) / (ClocksPerBit * rate);
        var actual = ClockRate / (ClocksPerBit * divisor);
        if (divisor > ushort.MaxValue || Math.Abs((long)actual - rate) * 100 > rate)
        {
            return NtStatus.InvalidParameter;
        }

        lock (_portLock)
        {
            _baudRate = rate;
        }

        return NtStatus.Success;
    }

    // It only ever grows.
    private IoResult SetQueueSize(uint receive)
    {
        lock (_portLock)
        {
            _receiveBufferSize = (int)Math.Min(Math.Max((uint)_receiveBufferSize, receive), int.MaxValue);
        }

        return NtStatus.Success;
    }

    private IoResult SetTimeouts(SerialTimeouts timeouts)
    {
        if (timeouts is { ReadIntervalTimeout: uint.MaxValue, ReadTotalTimeoutMultiplier: uint.MaxValue, ReadTotalTimeoutConstant: uint.MaxValue })
        {
            return NtStatus.InvalidParameter;
        }

        lock (_portLock)
        {
            _timeouts = timeouts;
        }

        return NtStatus.Success;
    }

    private IoResult GetTimeouts(Span<byte> output)
    {
        if (output.Length < SerialTimeouts.Size)
        {
            return NtStatus.BufferTooSmall;
        }

        lock (_portLock)
        {
            _timeouts.Write(output);
        }

        return IoResult.Success(SerialTimeouts.Size);
    }

    private IoResult GetStatus(Span<byte> output)
    {
        if (output.Length < SerialStatus.Size)
        {
            return NtStatus.BufferTooSmall;
        }

        SerialStatus status;
        lock (_portLock)
        {
            status = new SerialStatus
            {
                Errors = _errors,
                AmountInInQueue = (uint)_received.Count,
                AmountInOutQueue = (uint)((_write is { } write ? write.Needed - write.Count : 0) + _writes.Sum(static w => w.Needed)),
            };
            _errors = SerialErrors.None;
        }

        status.Write(output);
        return IoResult.Success(SerialStatus.Size);
    }

    private IoResult Purge(SerialPurge mask)
    {
        if (mask == SerialPurge.None || (mask & ~AllPurges) != 0)
        {
            return NtStatus.InvalidParameter;
        }

        var ended = new List<(SerialTransfer, NtStatus)>();
        lock (_portLock)
        {
            if (mask.HasFlag(SerialPurge.TransmitAbort))
            {
                AbortLocked(_write, _writes, ended);
            }

            if (mask.HasFlag(SerialPurge.ReceiveAbort))
            {
                AbortLocked(_read, _reads, ended);
            }

            if (mask.HasFlag(SerialPurge.ReceiveClear))
            {
                _received.Clear();
            }
        }

        Finish(ended);
        return NtStatus.Success;
    }

    private void AbortLocked(SerialTransfer? current, LinkedList<SerialTransfer> queue, List<(SerialTransfer Transfer, NtStatus Status)> ended)
    {
        if (current is not null)
        {
            EndLocked(current, NtStatus.Cancelled, ended);
        }

        ended.AddRange(queue.Select(static t => (t, NtStatus.Cancelled)));
        queue.Clear();
    }
}
