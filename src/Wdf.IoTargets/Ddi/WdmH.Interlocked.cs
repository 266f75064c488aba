#nullable disable

namespace Wdf.IoTargets.Ddi;

/// <content>Interlocked operations. Other actors may run before each, so that races between them are found.</content>
public static partial class WdmH
{
    /// <summary>Adds 1, atomically. A scheduling point.</summary>
    /// <param name="Addend">The number.</param>
    /// <returns>The number after it.</returns>
    public static int InterlockedIncrement(ref int Addend)
    {
        Handles.Kernel.DriverPoint();
        return Interlocked.Increment(ref Addend);
    }

    /// <summary>Subtracts 1, atomically. A scheduling point.</summary>
    /// <param name="Addend">The number.</param>
    /// <returns>The number after it.</returns>
    public static int InterlockedDecrement(ref int Addend)
    {
        Handles.Kernel.DriverPoint();
        return Interlocked.Decrement(ref Addend);
    }

    /// <summary>Adds, atomically. A scheduling point.</summary>
    /// <param name="Addend">The number.</param>
    /// <param name="Value">What is added.</param>
    /// <returns>The number after it.</returns>
    public static int InterlockedAdd(ref int Addend, int Value)
    {
        Handles.Kernel.DriverPoint();
        return Interlocked.Add(ref Addend, Value);
    }

    /// <summary>Adds, atomically. A scheduling point.</summary>
    /// <param name="Addend">The number.</param>
    /// <param name="Value">What is added.</param>
    /// <returns>The number before it.</returns>
    public static int InterlockedExchangeAdd(ref int Addend, int Value)
    {
        Handles.Kernel.DriverPoint();
        return Interlocked.Add(ref Addend, Value) - Value;
    }

    /// <summary>Stores a number, atomically. A scheduling point.</summary>
    /// <param name="Target">Where it goes.</param>
    /// <param name="Value">The number.</param>
    /// <returns>The number before it.</returns>
    public static int InterlockedExchange(ref int Target, int Value)
    {
        Handles.Kernel.DriverPoint();
        return Interlocked.Exchange(ref Target, Value);
    }

    /// <summary>Stores a number if the old one is as expected, atomically. A scheduling point.</summary>
    /// <param name="Destination">Where it goes.</param>
    /// <param name="ExChange">The number.</param>
    /// <param name="Comperand">The number that is expected.</param>
    /// <returns>The number before it; nothing was stored unless it is the expected one.</returns>
    public static int InterlockedCompareExchange(ref int Destination, int ExChange, int Comperand)
    {
        Handles.Kernel.DriverPoint();
        return Interlocked.CompareExchange(ref Destination, ExChange, Comperand);
    }

    /// <summary>Adds 1, atomically. A scheduling point.</summary>
    /// <param name="Addend">The number.</param>
    /// <returns>The number after it.</returns>
    public static long InterlockedIncrement64(ref long Addend)
    {
        Handles.Kernel.DriverPoint();
        return Interlocked.Increment(ref Addend);
    }

    /// <summary>Subtracts 1, atomically. A scheduling point.</summary>
    /// <param name="Addend">The number.</param>
    /// <returns>The number after it.</returns>
    public static long InterlockedDecrement64(ref long Addend)
    {
        Handles.Kernel.DriverPoint();
        return Interlocked.Decrement(ref Addend);
    }

    /// <summary>Adds, atomically. A scheduling point.</summary>
    /// <param name="Addend">The number.</param>
    /// <param name="Value">What is added.</param>
    /// <returns>The number after it.</returns>
    public static long InterlockedAdd64(ref long Addend, long Value)
    {
        Handles.Kernel.DriverPoint();
        return Interlocked.Add(ref Addend, Value);
    }

    /// <summary>Adds, atomically. A scheduling point.</summary>
    /// <param name="Addend">The number.</param>
    /// <param name="Value">What is added.</param>
    /// <returns>The number before it.</returns>
    public static long InterlockedExchangeAdd64(ref long Addend, long Value)
    {
        Handles.Kernel.DriverPoint();
        return Interlocked.Add(ref Addend, Value) - Value;
    }

    /// <summary>Stores a number, atomically. A scheduling point.</summary>
    /// <param name="Target">Where it goes.</param>
    /// <param name="Value">The number.</param>
    /// <returns>The number before it.</returns>
    public static long InterlockedExchange64(ref long Target, long Value)
    {
        Handles.Kernel.DriverPoint();
        return Interlocked.Exchange(ref Target, Value);
    }

    /// <summary>Stores a number if the old one is as expected, atomically. A scheduling point.</summary>
    /// <param name="Destination">Where it goes.</param>
    /// <param name="ExChange">The number.</param>
    /// <param name="Comperand">The number that is expected.</param>
    /// <returns>The number before it; nothing was stored unless it is the expected one.</returns>
    public static long InterlockedCompareExchange64(ref long Destination, long ExChange, long Comperand)
    {
        Handles.Kernel.DriverPoint();
        return Interlocked.CompareExchange(ref Destination, ExChange, Comperand);
    }

    /// <summary>Combines bits, atomically. A scheduling point.</summary>
    /// <param name="Destination">The number.</param>
    /// <param name="Value">The bits.</param>
    /// <returns>The number before it.</returns>
    public static int InterlockedOr(ref int Destination, int Value)
    {
        Handles.Kernel.DriverPoint();
        return Interlocked.Or(ref Destination, Value);
    }

    /// <summary>Combines bits, atomically. A scheduling point.</summary>
    /// <param name="Destination">The number.</param>
    /// <param name="Value">The bits.</param>
    /// <returns>The number before it.</returns>
    public static int InterlockedAnd(ref int Destination, int Value)
    {
        Handles.Kernel.DriverPoint();
        return Interlocked.And(ref Destination, Value);
    }

    /// <summary>Stores a pointer, atomically. A scheduling point.</summary>
    /// <typeparam name="T">What is pointed to.</typeparam>
    /// <param name="Target">Where it goes.</param>
    /// <param name="Value">The pointer.</param>
    /// <returns>The pointer before it.</returns>
    public static T InterlockedExchangePointer<T>(ref T Target, T Value)
        where T : class
    {
        Handles.Kernel.DriverPoint();
        return Interlocked.Exchange(ref Target, Value);
    }

    /// <summary>Stores a pointer if the old one is as expected, atomically. A scheduling point.</summary>
    /// <typeparam name="T">What is pointed to.</typeparam>
    /// <param name="Destination">Where it goes.</param>
    /// <param name="ExChange">The pointer.</param>
    /// <param name="Comperand">The pointer that is expected.</param>
    /// <returns>The pointer before it; nothing was stored unless it is the expected one.</returns>
    public static T InterlockedCompareExchangePointer<T>(ref T Destination, T ExChange, T Comperand)
        where T : class
    {
        Handles.Kernel.DriverPoint();
        return Interlocked.CompareExchange(ref Destination, ExChange, Comperand);
    }
}
