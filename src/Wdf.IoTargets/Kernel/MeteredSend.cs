namespace Wdf.IoTargets;

/// <summary>What the metrics remember of a send until it finishes.</summary>
internal struct MeteredSend
{
    /// <summary>When it was sent, in units of 100 ns since the kernel started.</summary>
    public long Start;

    /// <summary>The target's name then: a later name would split the series of the up-down counter.</summary>
    public string Target;

    /// <summary>Who took it to the target's gate last.</summary>
    public KernelActor? Sender;

    /// <summary>The gate has been entered, and its verdict is not known yet.</summary>
    public bool IsAtGate;

    /// <summary>Counted as sent and as in flight.</summary>
    public bool IsCounted;

    /// <summary>Its time-out has expired.</summary>
    public bool HasTimedOut;
}
