namespace Wdf.IoTargets;

/// <content>Packets, and the reads that wait for them.</content>
public sealed partial class StreamDevice
{
    private void Queue(PendingIrp read, int length)
    {
        List<(PendingIrp Read, byte[] Data)> full;
        lock (_streamLock)
        {
            // What came before the read had only the buffer.
            CatchUpLocked();
            if (!read.IsDecided)
            {
                _waiting.AddLast(new WaitingRead(read, length));
            }

            full = TakeFullLocked();
            ArmLocked();
        }

        Finish(full);
    }

    private void OnEnded(PendingIrp read)
    {
        lock (_streamLock)
        {
            if (_waiting.FirstOrDefault(w => ReferenceEquals(w.Pending, read)) is { } waiting)
            {
                CatchUpLocked();
                _waiting.Remove(waiting);
            }

            ArmLocked();
        }
    }

    private void OnTimer()
    {
        List<(PendingIrp Read, byte[] Data)> full;
        lock (_streamLock)
        {
            CatchUpLocked();
            full = TakeFullLocked();
            ArmLocked();
        }

        Finish(full);
    }

    // All packets that have come by now.
    private void CatchUpLocked()
    {
        var now = Kernel.Elapsed;
        while (_nextPacket is { } due && due <= now)
        {
            var size = _options.PacketSize;
            if (_buffer.Count + size > _options.BufferSize + WantedLocked())
            {
                // Nobody takes anything meanwhile, so that all the others find no room either.
                var count = ((now - due).Ticks / _options.Period.Ticks) + 1;
                _counters.BytesProduced += count * size;
                _counters.BytesDropped += count * size;
                _counters.Overruns += count;
                _position += count * size;
                _nextPacket = due + (_options.Period * count);
                return;
            }

            ProduceLocked(size);
            _nextPacket = due + _options.Period;
        }
    }

    private void ProduceLocked(int size)
    {
        var pattern = _options.Pattern.Span;
        for (var i = 0; i < size; i++)
        {
            _buffer.Enqueue(pattern.IsEmpty ? (byte)(_position + i) : pattern[(int)((_position + i) % pattern.Length)]);
        }

        _position += size;
        _counters.BytesProduced += size;
    }

    private long WantedLocked() => _waiting.Sum(static r => (long)r.Length);

    private List<(PendingIrp Read, byte[] Data)> TakeFullLocked()
    {
        var full = new List<(PendingIrp Read, byte[] Data)>();
        while (_waiting.First is { } first)
        {
            if (!first.Value.Pending.IsDecided)
            {
                var length = first.Value.Length;
                if (_buffer.Count < (_options.ShortReads ? 1 : length))
                {
                    break;
                }

                var data = new byte[Math.Min(length, _buffer.Count)];
                for (var i = 0; i < data.Length; i++)
                {
                    data[i] = _buffer.Dequeue();
                }

                _counters.BytesDelivered += data.Length;
                full.Add((first.Value.Pending, data));
            }

            _waiting.RemoveFirst();
        }

        return full;
    }

    // For the packet that fills the first read.
    private void ArmLocked()
    {
        _timer.Stop();
        if (_nextPacket is not { } next || _waiting.First is not { } first || first.Value.Pending.IsDecided)
        {
            return;
        }

        var missing = _options.ShortReads ? 1 : first.Value.Length - _buffer.Count;
        var packets = Math.Max((missing + _options.PacketSize - 1) / _options.PacketSize, 1);
        var due = next + (_options.Period * (packets - 1));
        _timer.Start(due > Kernel.Elapsed ? due - Kernel.Elapsed : TimeSpan.Zero);
    }

    private void Finish(List<(PendingIrp Read, byte[] Data)> full)
    {
        foreach (var (read, data) in full)
        {
            CompleteFromUnit(read, io =>
            {
                data.CopyTo(io.Output);
                return IoResult.Success(data.Length);
            });
        }
    }

    private sealed record WaitingRead(PendingIrp Pending, int Length);
}
