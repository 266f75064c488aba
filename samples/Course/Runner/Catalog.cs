using Course.Exercises;
using Course.Solutions;

namespace Course.Runner;

/// <summary>All exercises and their solutions, in the order of the course.</summary>
internal static class Catalog
{
    public static IReadOnlyList<Func<Exercise>> Exercises { get; } =
    [
        static () => new Exercise01Owner(),
        static () => new Exercise02TwoCompletions(),
        static () => new Exercise03Timeout(),
        static () => new Exercise04Reference(),
        static () => new Exercise05Irql(),
        static () => new Exercise06PendingMark(),
        static () => new Exercise07Buffer(),
        static () => new Exercise08CancelSafeQueue(),
        static () => new Exercise09LockOrder(),
        static () => new Exercise10CancelRace(),
        static () => new Exercise11Removal(),
        static () => new Exercise12ErrorPath(),
    ];

    public static IReadOnlyList<Func<Exercise>> Solutions { get; } =
    [
        static () => new Solution01Owner(),
        static () => new Solution02TwoCompletions(),
        static () => new Solution03Timeout(),
        static () => new Solution04Reference(),
        static () => new Solution05Irql(),
        static () => new Solution06PendingMark(),
        static () => new Solution07Buffer(),
        static () => new Solution08CancelSafeQueue(),
        static () => new Solution09LockOrder(),
        static () => new Solution10CancelRace(),
        static () => new Solution11Removal(),
        static () => new Solution12ErrorPath(),
    ];
}
