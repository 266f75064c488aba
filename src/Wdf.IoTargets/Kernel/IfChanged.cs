using System.Runtime.CompilerServices;

namespace Wdf.IoTargets;

/// <summary>Writing references.</summary>
internal static class IfChanged
{
    /// <summary>Writes a reference where the same one may stand already: to look costs less than to write, which tells the garbage collector.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Write<T>(ref T place, T value)
        where T : class?
    {
        if (!ReferenceEquals(place, value))
        {
            place = value;
        }
    }
}
