using System.Runtime.CompilerServices;

namespace Wdf.IoTargets.Testing;

/// <content>
/// Objects, and the hash of the ordering: for each object the sequence of its accesses by actor and number, reads between two writes in any order.
/// An object is known by who made it and as which of its own, which is the same in all schedules that only swap steps that commute.
/// </content>
internal sealed partial class ScheduleRecorder
{
    /// <summary>Stands for all memory of the driver and the test.</summary>
    public const int DriverMemory = 0;

    /// <summary>Stands for everything there is.</summary>
    public const int Everything = 1;

    /// <summary>Stands for the one CPU: a unit that needs it cannot run while its code is at DISPATCH_LEVEL.</summary>
    public const int Processor = 2;

    private const int FirstObject = 3;
    private const int MostPrincipals = 4;
    private const ulong ReadsWeight = 0xC2B2AE3D27D4EB4FUL;

    private ObjectState[] _objects = new ObjectState[64];
    private int _objectCount;
    private ulong _allEvents;
    private ulong _quiets;
    private ulong _madeByNobody;
    private bool _isQuiet;

    /// <summary>Hash of the ordering of what has run so far.</summary>
    public ulong OrderingHash { get; private set; }

    /// <summary>The identity of an object or actor, the same in equivalent schedules.</summary>
    public ulong IdentityOf(int slot) => _objects[slot].Identity;

    /// <summary>How many objects there are, those that stand for something else included.</summary>
    public int Objects => _objectCount;

    /// <summary>Whether a step that is shown will touch an object, as far as it says so.</summary>
    /// <param name="step">The step.</param>
    /// <param name="identity">The object.</param>
    public bool WillTouch(in Footprint step, ulong identity)
    {
        if (step.RunsDriverCode && identity == _objects[DriverMemory].Identity)
        {
            return true;
        }

        return step.Subject is null ? step.Step != KernelStep.DriverPoint : StandsFor(step.Subject, identity) || StandsFor(step.Partner, identity);
    }

    private bool StandsFor(KernelObject? touched, ulong identity)
    {
        for (var depth = 0; touched is not null && depth < MostPrincipals; depth++)
        {
            if (touched.ObserverSlot < _objectCount && _objects[touched.ObserverSlot].Identity == identity)
            {
                return true;
            }

            touched = touched.Principal;
        }

        return false;
    }

    private void ResetObjects()
    {
        _objectCount = FirstObject;
        Array.Clear(_objects, 0, FirstObject);
        for (var slot = 0; slot < FirstObject; slot++)
        {
            _objects[slot] = new ObjectState { Identity = (ulong)slot + 1, Actor = -1 };
        }

        OrderingHash = 0;
        _allEvents = 0;
        _quiets = 0;
        _madeByNobody = 0;
        _isQuiet = false;
    }

    private void Register(KernelObject created)
    {
        if (_objectCount == _objects.Length)
        {
            Array.Resize(ref _objects, 2 * _objectCount);
        }

        var slot = _objectCount++;
        created.ObserverSlot = slot;
        ulong identity;
        if (!_isQuiet && KernelActor.Current is { } maker && ReferenceEquals(maker.Kernel, created.Kernel) && !ReferenceEquals(maker, created))
        {
            ref var state = ref StateOf(maker);
            identity = Mixer.Mix(state.Identity, ++state.Made);
        }
        else
        {
            identity = Mixer.Mix(_quiets + 0x100, ++_madeByNobody);
        }

        _objects[slot] = new ObjectState { Identity = identity, Actor = -1 };
    }

    private void Touch(ref ActorState state, KernelObject touched, bool writes)
    {
        // What stands for something else is touched together with it: a request and its IRP are one thing to whoever races for them.
        var what = touched;
        for (var depth = 0; what is not null && depth < MostPrincipals; depth++)
        {
            TouchSlot(ref state, what.ObserverSlot, writes);
            what = what.Principal;
        }
    }

    private void TouchSlot(ref ActorState state, int slot, bool writes)
    {
        if (slot >= _objectCount)
        {
            // Left over from a run before: the body keeps objects in static fields.
            TouchEverything(ref state);
            return;
        }

        ref var o = ref _objects[slot];
        var happened = Mixer.Mix(state.Identity, state.Events);
        _allEvents += happened;
        if (writes)
        {
            o.Chain = Mixer.Mix(o.Chain + (o.Reads * ReadsWeight), happened);
            o.Reads = 0;
        }
        else
        {
            o.Reads += Mixer.Mix(o.Chain, happened);
        }

        Recount(ref o);
        if (_keepsAccesses)
        {
            AddAccess(state.Step, slot, writes);
        }
    }

    private void TouchEverything(ref ActorState state)
    {
        ref var o = ref _objects[Everything];
        var happened = Mixer.Mix(state.Identity, state.Events);
        _allEvents += happened;
        o.Chain = Mixer.Mix(o.Chain + (_allEvents * ReadsWeight), happened);
        Recount(ref o);
        if (_keepsAccesses)
        {
            AddAccess(state.Step, Everything, writes: true);
        }
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void Recount(ref ObjectState o)
    {
        OrderingHash -= o.Counted;
        o.Counted = Mixer.Mix(o.Identity, o.Chain + (o.Reads * ReadsWeight));
        OrderingHash += o.Counted;
    }

    private struct ObjectState
    {
        public ulong Identity;
        public ulong Chain;
        public ulong Reads;
        public ulong Counted;

        // Which actor it is, counted from 0; -1 for what is none.
        public int Actor;
    }
}
