using System.Numerics;

namespace Wdf.IoTargets;

/// <summary>
/// The armed timers of a concurrent kernel, by the clock tick at which they are due. To arm and to take back costs the same however many
/// there are; most time-outs are taken back long before they are due.
/// </summary>
/// <remarks>
/// Rings of 64 slots. The first has a slot for each of the next ticks, each further one a slot for 64 slots of the ring before; when the time of such a slot
/// comes, its timers are spread over the rings before. Not synchronised: the owner's lock protects it.
/// </remarks>
/// <param name="tickLength">Length of a clock tick in units of 100 ns.</param>
internal sealed class TimerWheel(long tickLength)
{
    private const int Bits = 6;
    private const int Slots = 1 << Bits;
    private const int Rings = 6;
    private const long Furthest = (1L << (Bits * Rings)) - 1;

    // What KernelTimer.Slot says of a timer in slot n: not a place in a queue, and not the -1 of an idle one.
    private const int FirstSlot = -2;

    private readonly KernelTimer?[] _first = new KernelTimer?[Slots * Rings];
    private long _now;
    private int _count;

    /// <summary>Puts a timer into the slot of its due time.</summary>
    /// <returns>False when it is due already.</returns>
    public bool Add(KernelTimer timer)
    {
        var tick = (timer.Due / tickLength) + (timer.Due % tickLength > 0 ? 1 : 0);
        var distance = tick - _now;
        if (distance <= 0)
        {
            return false;
        }

        if (distance > Furthest)
        {
            // It is spread anew when that time comes.
            distance = Furthest;
            tick = _now + distance;
        }

        var ring = BitOperations.Log2((ulong)distance) / Bits;
        Link(timer, (ring * Slots) + (int)((tick >> (ring * Bits)) & (Slots - 1)));
        return true;
    }

    /// <summary>Whether a timer stands in a slot whose time comes no later than it is due: it may be armed anew where it is.</summary>
    public static bool IsPlacedFor(KernelTimer timer, long due) => timer.Slot <= FirstSlot && timer.PlacedFor <= due;

    /// <summary>Takes a timer out of its slot.</summary>
    /// <returns>False when it is in none.</returns>
    public bool Remove(KernelTimer timer)
    {
        if (timer.Slot > FirstSlot)
        {
            return false;
        }

        if (timer.Previous is null)
        {
            _first[FirstSlot - timer.Slot] = timer.Next;
        }
        else
        {
            timer.Previous.Next = timer.Next;
        }

        timer.Next?.Previous = timer.Previous;
        Unlink(timer);
        return true;
    }

    /// <summary>Time has passed: hands over what is due.</summary>
    /// <param name="time">The time now, in units of 100 ns.</param>
    /// <param name="due">Gets the timers that are due.</param>
    public void Advance(long time, TimerQueue due)
    {
        var now = time / tickLength;
        while (_now < now)
        {
            if (_count == 0)
            {
                _now = now;
                return;
            }

            _now++;
            for (var ring = 1; ring < Rings && (_now & ((1L << (ring * Bits)) - 1)) == 0; ring++)
            {
                Spread((ring * Slots) + (int)((_now >> (ring * Bits)) & (Slots - 1)), due);
            }

            Spread((int)(_now & (Slots - 1)), due);
        }
    }

    private void Spread(int slot, TimerQueue due)
    {
        var timer = _first[slot];
        _first[slot] = null;
        while (timer is not null)
        {
            var next = timer.Next;
            Unlink(timer);
            if (!Add(timer))
            {
                due.Place(timer);
            }

            timer = next;
        }
    }

    private void Link(KernelTimer timer, int slot)
    {
        var first = _first[slot];
        timer.Slot = FirstSlot - slot;
        timer.PlacedFor = timer.Due;
        timer.Next = first;
        first?.Previous = timer;
        _first[slot] = timer;
        _count++;
    }

    private void Unlink(KernelTimer timer)
    {
        timer.Slot = -1;
        timer.Next = null;
        timer.Previous = null;
        _count--;
    }
}
