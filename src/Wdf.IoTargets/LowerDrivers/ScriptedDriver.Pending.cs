namespace Wdf.IoTargets;

/// <content>Requests that wait for the test.</content>
public sealed partial class ScriptedDriver
{
    /// <summary>The requests that wait for the test (<see cref="ScriptedRule.Pend"/>), the one that came first at the front. Cancelled ones are gone from it.</summary>
    public IReadOnlyList<PendingIrp> Pending
    {
        get
        {
            lock (_scriptLock)
            {
                _pending.RemoveAll(static p => p.IsDecided);
                return [.. _pending];
            }
        }
    }

    /// <summary>Completes the request that has waited longest, in the caller's thread.</summary>
    /// <param name="status">Its status.</param>
    /// <param name="information">Bytes transferred, or bytes of output.</param>
    /// <returns>False when cancellation or removal came first.</returns>
    /// <exception cref="InvalidOperationException">No request waits.</exception>
    public bool CompleteNext(NtStatus status = NtStatus.Success, ulong information = 0) => Complete(0, status, information);

    /// <summary>Completes the request that has waited longest, with success and bytes as output.</summary>
    /// <param name="output">The bytes; those that fit.</param>
    /// <returns>False when cancellation or removal came first.</returns>
    /// <exception cref="InvalidOperationException">No request waits.</exception>
    public bool CompleteNext(ReadOnlySpan<byte> output)
    {
        var bytes = output.ToArray();
        return Take(0).Complete(io =>
        {
            var count = Math.Min(bytes.Length, io.Output.Length);
            bytes.AsSpan(0, count).CopyTo(io.Output);
            return IoResult.Success(count);
        });
    }

    /// <summary>Completes one of the requests that wait, in any order that the test likes.</summary>
    /// <param name="index">Its place in <see cref="Pending"/>.</param>
    /// <param name="status">Its status.</param>
    /// <param name="information">Bytes transferred, or bytes of output.</param>
    /// <returns>False when cancellation or removal came first.</returns>
    /// <exception cref="InvalidOperationException">So many requests do not wait.</exception>
    public bool Complete(int index, NtStatus status = NtStatus.Success, ulong information = 0) => Take(index).Complete(status, information);

    /// <summary>Completes all requests that wait, in the order in which they came.</summary>
    /// <param name="status">Their status.</param>
    /// <param name="information">Bytes transferred, or bytes of output.</param>
    /// <returns>How many were completed.</returns>
    public int CompleteAll(NtStatus status = NtStatus.Success, ulong information = 0) =>
        Pending.Count(p => p.Complete(status, information));

    private void AddPending(PendingIrp pending)
    {
        lock (_scriptLock)
        {
            _pending.RemoveAll(static p => p.IsDecided);
            _pending.Add(pending);
        }
    }

    private PendingIrp Take(int index)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(index);
        lock (_scriptLock)
        {
            _pending.RemoveAll(static p => p.IsDecided);
            if (index >= _pending.Count)
            {
                throw new InvalidOperationException($"{Device.Name} holds {_pending.Count} requests for the test; there is no number {index}. Pend() a rule, and let the sender run first.");
            }

            var pending = _pending[index];
            _pending.RemoveAt(index);
            return pending;
        }
    }
}
