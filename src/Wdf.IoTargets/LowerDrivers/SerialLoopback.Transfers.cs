namespace Wdf.IoTargets;

/// <content>Reads and writes that have their turn, their characters and their time-outs.</content>
public sealed partial class SerialLoopback
{
    // A start bit, eight data bits, a stop bit.
    private const long BitsPerCharacter = 10;

    private TimeSpan CharacterTime => TimeSpan.FromTicks(Math.Max(BitsPerCharacter * TimeSpan.TicksPerSecond / _baudRate, 1));

    private void StartReadLocked(SerialTransfer read, List<(SerialTransfer Transfer, NtStatus Status)> ended)
    {
        var timeouts = _timeouts;
        var isQuick = timeouts.ReadIntervalTimeout == uint.MaxValue;
        var takesWhatIsThere = isQuick && timeouts is { ReadTotalTimeoutMultiplier: 0, ReadTotalTimeoutConstant: 0 };
        var isLimited = isQuick
            ? timeouts.ReadTotalTimeoutConstant != uint.MaxValue
            : timeouts.ReadTotalTimeoutMultiplier != 0 || timeouts.ReadTotalTimeoutConstant != 0;
        var takesOne = isQuick && isLimited && timeouts.ReadTotalTimeoutMultiplier == uint.MaxValue;
        var total = Total(read.Needed, takesOne ? 0 : timeouts.ReadTotalTimeoutMultiplier, timeouts.ReadTotalTimeoutConstant);

        while (!read.IsFull && _received.TryDequeue(out var one))
        {
            read.Data[read.Count++] = one;
        }

        if (takesWhatIsThere || read.IsFull || (isQuick && isLimited && read.Count > 0))
        {
            ended.Add((read, NtStatus.Success));
            return;
        }

        _read = read;
        if (takesOne)
        {
            read.Needed = 1;
        }

        if (isLimited)
        {
            read.Total = new UnitTimer(this, read.Pending.Subject, () => OnTimeout(read));
            read.Total.Start(total);
        }

        if (!isQuick && timeouts.ReadIntervalTimeout != 0)
        {
            read.IntervalTime = TimeSpan.FromMilliseconds(timeouts.ReadIntervalTimeout);
            read.Interval = new UnitTimer(this, read.Pending.Subject, () => OnInterval(read));
            if (read.Count > 0)
            {
                StartIntervalLocked(read);
            }
        }
    }

    private void StartWriteLocked(SerialTransfer write, List<(SerialTransfer Transfer, NtStatus Status)> ended)
    {
        if (write.IsFlush)
        {
            ended.Add((write, NtStatus.Success));
            return;
        }

        _write = write;
        if (_timeouts.WriteTotalTimeoutMultiplier != 0 || _timeouts.WriteTotalTimeoutConstant != 0)
        {
            write.Total = new UnitTimer(this, write.Pending.Subject, () => OnTimeout(write));
            write.Total.Start(Total(write.Needed, _timeouts.WriteTotalTimeoutMultiplier, _timeouts.WriteTotalTimeoutConstant));
        }

        write.Interval = new UnitTimer(this, write.Pending.Subject, () => OnCharacterSent(write));
        write.Interval.Start(CharacterTime);
    }

    private void OnCharacterSent(SerialTransfer write)
    {
        var ended = new List<(SerialTransfer, NtStatus)>();
        lock (_portLock)
        {
            // The write may have just ended otherwise.
            if (ReferenceEquals(write, _write))
            {
                var one = write.Data[write.Count++];
                if (write.IsFull)
                {
                    EndLocked(write, NtStatus.Success, ended);
                }
                else
                {
                    write.Interval!.Start(CharacterTime);
                }

                if (IsConnected)
                {
                    ReceiveLocked(one, ended);
                }

                StartLocked(ended);
            }
        }

        Finish(ended);
    }

    private void ReceiveLocked(byte character, List<(SerialTransfer Transfer, NtStatus Status)> ended)
    {
        if (_read is not { } read)
        {
            if (_received.Count < _receiveBufferSize)
            {
                _received.Enqueue(character);
            }
            else
            {
                _errors |= SerialErrors.QueueOverrun;
            }

            return;
        }

        read.Data[read.Count++] = character;
        if (read.IsFull)
        {
            EndLocked(read, NtStatus.Success, ended);
            StartLocked(ended);
        }
        else
        {
            StartIntervalLocked(read);
        }
    }

    private void StartIntervalLocked(SerialTransfer read)
    {
        read.LastAt = Kernel.Elapsed;
        read.Interval?.Start(read.IntervalTime);
    }

    private void OnInterval(SerialTransfer read)
    {
        bool isOver;
        lock (_portLock)
        {
            // A character may have come in the instant in which the interval ended; it was in time.
            isOver = Kernel.Elapsed - read.LastAt >= read.IntervalTime;
        }

        if (isOver)
        {
            OnTimeout(read);
        }
    }

    // The characters decide when they meet it: a transfer that has ended has no turn any more.
    private void OnTimeout(SerialTransfer transfer)
    {
        var ended = new List<(SerialTransfer, NtStatus)>();
        lock (_portLock)
        {
            if (ReferenceEquals(transfer, _read) || ReferenceEquals(transfer, _write))
            {
                EndLocked(transfer, NtStatus.Timeout, ended);
                StartLocked(ended);
            }
        }

        Finish(ended);
    }

    private void EndLocked(SerialTransfer transfer, NtStatus status, List<(SerialTransfer Transfer, NtStatus Status)> ended)
    {
        transfer.StopTimers();
        if (ReferenceEquals(transfer, _read))
        {
            _read = null;
        }
        else
        {
            _write = null;
        }

        ended.Add((transfer, status));
    }

    private static TimeSpan Total(int bytes, uint multiplier, uint constant) =>
        TimeSpan.FromMilliseconds(Math.Min(((double)bytes * multiplier) + constant, TimeSpan.MaxValue.TotalMilliseconds / 4));
}
