namespace Wdf.IoTargets;

/// <content>Answers that are wrong: corrupt data, a wrong order, a second completion.</content>
public sealed partial class ScriptedRule
{
    private readonly List<Action<SimulatedIo, int>> _corruptions = [];
    private Func<SimulatedIo, IoResult> _answer = FullTransfer;

    /// <summary>How long after the first completion the second one comes; null for a driver that completes once.</summary>
    internal TimeSpan? SecondCompletion { get; private set; }

    /// <summary>Damages the data that the answer returns: some of its bytes, chosen by the kernel's seed, are not what they should be.</summary>
    /// <param name="bytes">How many; all, when the answer has fewer.</param>
    /// <returns>The rule.</returns>
    /// <remarks>Status and byte count stay, as with a device that does not notice. An answer without output has nothing to damage.</remarks>
    public ScriptedRule Corrupt(int bytes = 1)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(bytes, 1);
        _corruptions.Add((io, length) =>
        {
            var output = io.Output[..length];
            foreach (var index in KernelRandom.Shuffle(io.Irp.Kernel, length).AsSpan(0, Math.Min(bytes, length)))
            {
                output[index] ^= (byte)KernelRandom.Next(io.Irp.Kernel, 1, 256);
            }
        });
        return this;
    }

    /// <summary>Damages one byte of the data that the answer returns.</summary>
    /// <param name="index">Its place in the output; nothing happens when the answer is shorter.</param>
    /// <param name="mask">The bits that are inverted.</param>
    /// <returns>The rule.</returns>
    public ScriptedRule CorruptAt(int index, byte mask = 0xFF)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(index);
        _corruptions.Add((io, length) =>
        {
            if (index < length)
            {
                io.Output[index] ^= mask;
            }
        });
        return this;
    }

    /// <summary>Gathers requests and then completes them, the last one first.</summary>
    /// <param name="count">How many are gathered.</param>
    /// <returns>The rule.</returns>
    public ScriptedRule LastFirst(int count)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(count, 1);
        return GatherAs([.. Enumerable.Range(0, count).Reverse()]);
    }

    /// <summary>Gathers requests and then completes them in an order of the test's own.</summary>
    /// <param name="order">
    /// For each completion, which of the gathered requests it is, counted from 0 in the order in which they came: <c>OutOfOrder(2, 0, 1)</c> gathers
    /// three and completes the third one first.
    /// </param>
    /// <returns>The rule.</returns>
    public ScriptedRule OutOfOrder(params int[] order)
    {
        ArgumentNullException.ThrowIfNull(order);
        if (order.Length == 0 || !order.Order().SequenceEqual(Enumerable.Range(0, order.Length)))
        {
            throw new ArgumentException($"The order must name each of the numbers 0 to {Math.Max(order.Length - 1, 0)} once.", nameof(order));
        }

        return GatherAs([.. order]);
    }

    /// <summary>Gathers requests and then completes them in an order that the kernel's seed gives.</summary>
    /// <param name="count">How many are gathered.</param>
    /// <returns>The rule.</returns>
    public ScriptedRule Shuffled(int count)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(count, 1);
        GatherAs([]);
        GroupSize = count;
        Order = kernel => KernelRandom.Shuffle(kernel, count);
        return this;
    }

    /// <summary>
    /// A broken driver: it completes the request, however that comes about, and then completes it once more. That is a
    /// violation, MULTIPLE_IRP_COMPLETE_REQUESTS, or what the kernel makes of an IRP that its sender has freed or sent anew meanwhile.
    /// </summary>
    /// <param name="after">How long after the first completion; without, at once. Later, a sender that reuses its IRP is hit in a request that the driver was never given.</param>
    /// <returns>The rule.</returns>
    public ScriptedRule CompleteTwice(TimeSpan after = default)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(after, TimeSpan.Zero);
        SecondCompletion = after;
        return this;
    }

    private ScriptedRule GatherAs(int[] order)
    {
        GroupSize = order.Length;
        Order = _ => order;
        Ending = ScriptedEnding.Gather;
        return this;
    }

    /// <summary>What becomes of the result of the device below.</summary>
    internal IoResult Rework(SimulatedIo io, IoResult result) => Damage(io, HasAnswer ? _answer(io) : result);

    private IoResult MakeResult(SimulatedIo io) => Damage(io, _answer(io));

    private IoResult Damage(SimulatedIo io, IoResult result)
    {
        var length = (int)Math.Min((ulong)io.OutputLength, result.Information);
        if (length > 0)
        {
            _corruptions.ForEach(corrupt => corrupt(io, Math.Min(length, io.Output.Length)));
        }

        return result;
    }
}
