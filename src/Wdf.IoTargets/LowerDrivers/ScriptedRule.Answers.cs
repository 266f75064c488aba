namespace Wdf.IoTargets;

/// <content>How the requests of a rule end.</content>
public sealed partial class ScriptedRule
{
    /// <summary>The way in which the driver ends a request.</summary>
    internal ScriptedEnding Ending { get; private set; } = ScriptedEnding.Complete;

    /// <summary>Makes the result at the time of completion, with what is corrupted about it.</summary>
    internal Func<SimulatedIo, IoResult> Result { get; private set; }

    /// <summary>Whether the rule was given a result of its own.</summary>
    internal bool HasAnswer { get; private set; }

    /// <summary>How long the request is held before it is completed.</summary>
    internal TimeSpan Delay { get; private set; }

    /// <summary>How many requests are gathered before they are completed.</summary>
    internal int GroupSize { get; private set; }

    /// <summary>The order in which gathered requests are completed: the places in which they came.</summary>
    internal Func<SimulatedKernel, int[]> Order { get; private set; } = static _ => [];

    /// <summary>Whether a held request hears of cancellation.</summary>
    internal bool IsCancelable { get; private set; } = true;

    /// <summary>The requests gathered so far; under the driver's lock.</summary>
    internal List<PendingIrp> Group { get; } = [];

    /// <summary>Completes with a status.</summary>
    /// <param name="status">The status.</param>
    /// <param name="information">Bytes transferred, or bytes of output.</param>
    /// <returns>The rule.</returns>
    public ScriptedRule Complete(NtStatus status, ulong information = 0) => Answer(_ => new IoResult(status, information));

    /// <summary>Completes with bytes as output: those that fit, and their count as Information.</summary>
    /// <param name="output">The bytes; copied now.</param>
    /// <param name="status">The status.</param>
    /// <returns>The rule.</returns>
    public ScriptedRule CompleteWith(ReadOnlySpan<byte> output, NtStatus status = NtStatus.Success)
    {
        var bytes = output.ToArray();
        return Answer(io =>
        {
            var count = Math.Min(bytes.Length, io.Output.Length);
            bytes.AsSpan(0, count).CopyTo(io.Output);
            return new IoResult(status, (ulong)count);
        });
    }

    /// <summary>Completes with success and fewer bytes than were asked for.</summary>
    /// <param name="bytes">Bytes transferred at most. Output is left as it is.</param>
    /// <returns>The rule.</returns>
    public ScriptedRule TransferAtMost(int bytes)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(bytes);
        return Answer(io => IoResult.Success(Math.Min(bytes, io.MajorFunction == MajorFunction.Write ? io.InputLength : io.OutputLength)));
    }

    /// <summary>Completes with what a function makes of the request.</summary>
    /// <param name="result">The function; it may fill the output.</param>
    /// <returns>The rule.</returns>
    public ScriptedRule Answer(Func<SimulatedIo, IoResult> result)
    {
        ArgumentNullException.ThrowIfNull(result);
        _answer = result;
        HasAnswer = true;
        return this;
    }

    /// <summary>Holds the request for simulated time first.</summary>
    /// <param name="delay">How long.</param>
    /// <returns>The rule.</returns>
    public ScriptedRule After(TimeSpan delay)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(delay, TimeSpan.Zero);
        Delay = delay;
        Ending = ScriptedEnding.CompleteLater;
        return this;
    }

    /// <summary>Holds the request until the test completes it (<see cref="ScriptedDriver.CompleteNext(NtStatus, ulong)"/>).</summary>
    /// <returns>The rule.</returns>
    public ScriptedRule Pend()
    {
        Ending = ScriptedEnding.Pend;
        return this;
    }

    /// <summary>Never answers: the request ends only by cancellation or removal, and does not stand in <see cref="ScriptedDriver.Pending"/>.</summary>
    /// <returns>The rule.</returns>
    public ScriptedRule Never()
    {
        Ending = ScriptedEnding.Never;
        return this;
    }

    /// <summary>Sets no cancel routine while the request is held: cancelling it does nothing.</summary>
    /// <returns>The rule.</returns>
    public ScriptedRule IgnoreCancellation()
    {
        IsCancelable = false;
        return this;
    }

    /// <summary>The device goes away when the request comes: it and all that is held end as <see cref="LowerDriver.Remove"/> says.</summary>
    /// <returns>The rule.</returns>
    public ScriptedRule RemoveDevice()
    {
        Ending = ScriptedEnding.RemoveDevice;
        return this;
    }

    /// <summary>
    /// Passes the request to the device below: for a script that is a filter (<see cref="LowerDriverOptions.AttachTo"/>), where it is also what
    /// happens to requests that no rule takes. A result that the rule has of its own replaces the device's, and
    /// <see cref="Corrupt"/> damages the data that it returned.
    /// </summary>
    /// <returns>The rule.</returns>
    public ScriptedRule PassDown()
    {
        Ending = ScriptedEnding.PassDown;
        return this;
    }

    /// <summary>Success with all that was asked for: all bytes of a read or write, no output of a device control.</summary>
    internal static IoResult FullTransfer(SimulatedIo io) => IoResult.Success(io.Length);
}
