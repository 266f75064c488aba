using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Wdf.IoTargets;

/// <summary>Derives the metrics of one kernel from its events.</summary>
/// <remarks>
/// A send begins with RequestSending and is accepted with RequestSent or RequestPended, or refused with RequestNotSent; RequestFinished ends it. A request
/// that a stopped target kept goes through the gate again when the target is started: it is the same send. When another actor cancels a
/// request that a stopped target is about to keep, RequestPended may be missing, or come after RequestFinished; that is why an acceptance counts only
/// from the actor that is at the gate, and a finished send that was never seen accepted is counted then.
/// Listeners are foreign code: they are called outside the lock.
/// </remarks>
internal sealed class StepMeter(KernelMeters meters) : IStepSink
{
    private readonly Lock _lock = new();
    private readonly Dictionary<KernelObject, MeteredSend> _sends = new(ReferenceEqualityComparer.Instance);
    private bool _isClosed;

    public void OnStep(in StepRecord record)
    {
        if (record.Subject is not { } request)
        {
            return;
        }

        switch (record.Step)
        {
            case KernelStep.RequestSending:
                OnSending(request, record);
                break;
            case KernelStep.RequestSent or KernelStep.RequestPended:
                OnAccepted(request, record.Actor);
                break;
            case KernelStep.RequestNotSent:
                OnNotSent(request, record);
                break;
            case KernelStep.RequestTimedOut:
                OnTimedOut(request);
                break;
            case KernelStep.RequestFinished:
                OnFinished(request, record);
                break;
            case KernelStep.RequestForgotten:
                var target = TargetOf(record);
                meters.Sent.Add(1, target);
                meters.Forgotten.Add(1, target);
                break;
            default:
                break;
        }
    }

    /// <summary>The requests in flight are no more: the kernel was reset, or ended.</summary>
    public void Forget(bool isEnd)
    {
        MeteredSend[] sends;
        lock (_lock)
        {
            _isClosed |= isEnd;
            sends = [.. _sends.Values];
            _sends.Clear();
        }

        foreach (var send in sends)
        {
            if (send.IsCounted)
            {
                meters.InFlight.Add(-1, Tag(send.Target));
            }
        }
    }

    private void OnSending(KernelObject request, in StepRecord record)
    {
        var target = NameOf(record.Partner);
        lock (_lock)
        {
            if (_isClosed)
            {
                return;
            }

            ref var send = ref CollectionsMarshal.GetValueRefOrAddDefault(_sends, request, out var isKept);
            if (!isKept)
            {
                send.Start = record.Time;
                send.Target = target;
            }

            send.Sender = record.Actor;
            send.IsAtGate = true;
        }
    }

    private void OnAccepted(KernelObject request, KernelActor? sender)
    {
        string target;
        lock (_lock)
        {
            ref var send = ref Find(request);
            if (Unsafe.IsNullRef(ref send) || !send.IsAtGate || send.Sender != sender)
            {
                return;
            }

            send.IsAtGate = false;
            if (send.IsCounted)
            {
                return;
            }

            send.IsCounted = true;
            target = send.Target;
        }

        meters.Sent.Add(1, Tag(target));
        meters.InFlight.Add(1, Tag(target));
    }

    private void OnNotSent(KernelObject request, in StepRecord record)
    {
        lock (_lock)
        {
            ref var send = ref Find(request);
            if (!Unsafe.IsNullRef(ref send) && send.IsAtGate && send.Sender == record.Actor)
            {
                send.IsAtGate = false;
                if (send.IsCounted)
                {
                    // A kept request that is refused on its second way through the gate: its completion follows.
                    return;
                }

                _sends.Remove(request);
            }
        }

        meters.Refused.Add(1, TargetOf(record), Tag(record.Status));
    }

    private void OnTimedOut(KernelObject request)
    {
        lock (_lock)
        {
            ref var send = ref Find(request);
            if (!Unsafe.IsNullRef(ref send))
            {
                send.HasTimedOut = true;
            }
        }
    }

    private void OnFinished(KernelObject request, in StepRecord record)
    {
        MeteredSend send;
        lock (_lock)
        {
            if (!_sends.Remove(request, out send))
            {
                return;
            }
        }

        var target = Tag(send.Target);
        var status = Tag(record.Status);
        if (send.IsCounted)
        {
            meters.InFlight.Add(-1, target);
        }
        else
        {
            meters.Sent.Add(1, target);
        }

        meters.Completed.Add(1, target, status);
        if (record.Status == NtStatus.Cancelled)
        {
            meters.Cancelled.Add(1, target);
        }
        else if (record.Status == NtStatus.IoTimeout && send.HasTimedOut)
        {
            meters.TimedOut.Add(1, target);
        }

        meters.Duration.Record((record.Time - send.Start) / (double)TimeSpan.TicksPerSecond, target, status);
    }

    private ref MeteredSend Find(KernelObject request) => ref CollectionsMarshal.GetValueRefOrNullRef(_sends, request);

    private static string NameOf(KernelObject? target) => target?.Name ?? string.Empty;

    private static KeyValuePair<string, object?> TargetOf(in StepRecord record) => Tag(NameOf(record.Partner));

    private static KeyValuePair<string, object?> Tag(string target) => new(KernelMeters.TargetTag, target);

    private static KeyValuePair<string, object?> Tag(NtStatus status) => new(KernelMeters.StatusTag, status.ToName());
}
