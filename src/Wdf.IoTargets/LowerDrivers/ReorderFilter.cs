namespace Wdf.IoTargets;

/// <summary>A filter that completes requests in another order than the device: it gathers some that came back, and then lets them go.</summary>
/// <remarks>
/// Requests that are cancelled while they are kept end at once, and are no longer among those gathered. What has been gathered goes on, in
/// the new order too, when the time <see cref="Patience"/> is over and not enough have come.
/// </remarks>
public sealed class ReorderFilter : HoldingFilter
{
    private readonly Lock _gatherLock = new();
    private readonly int _window;
    private List<(PendingIrp Pending, IoResult Result)> _gathered = [];

    /// <summary>Makes a filter.</summary>
    /// <param name="below">A device of the stack to attach to.</param>
    /// <param name="window">How many requests are gathered: at least 2.</param>
    public ReorderFilter(DeviceObject below, int window)
        : base(below)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(window, 2);
        _window = window;
    }

    /// <summary>Whether the one that came back last goes first. False by default: the kernel's seed gives the order.</summary>
    public bool LastFirst { get; set; }

    /// <summary>How long the first of the gathered requests waits for the others. 10 ms by default.</summary>
    public TimeSpan Patience { get; set; } = TimeSpan.FromMilliseconds(10);

    private protected override void OnHeld(PendingIrp pending, IoResult result, ulong bytes)
    {
        List<(PendingIrp Pending, IoResult Result)> group;
        bool isFirst;
        bool isFull;
        lock (_gatherLock)
        {
            _gathered.RemoveAll(static g => g.Pending.IsDecided);
            _gathered.Add((pending, result));
            group = _gathered;
            isFirst = group.Count == 1;
            isFull = group.Count >= _window;
            if (isFull)
            {
                _gathered = [];
            }
        }

        if (isFull)
        {
            LetGo(group);
        }
        else if (isFirst)
        {
            new UnitTimer(this, Device, () => LosePatience(group)).Start(Patience);
        }
    }

    private void LetGo(List<(PendingIrp Pending, IoResult Result)> group)
    {
        var results = group.ToDictionary(static g => g.Pending, static g => g.Result);
        int[] order = LastFirst ? [.. Enumerable.Range(0, group.Count).Reverse()] : KernelRandom.Shuffle(Kernel, group.Count);
        CompleteInTurn(Array.ConvertAll(order, i => group[i].Pending), p => _ => results[p]);
    }

    private void LosePatience(List<(PendingIrp Pending, IoResult Result)> group)
    {
        lock (_gatherLock)
        {
            if (!ReferenceEquals(group, _gathered))
            {
                return;
            }

            _gathered = [];
        }

        LetGo(group);
    }
}
