namespace Wdf.IoTargets;

/// <summary>What the rules of the verifier need to know about a request beyond what the framework itself remembers. Kept only while rules listen.</summary>
internal sealed class RequestRecord : ObjectExtra
{
    /// <summary>How the driver got it.</summary>
    public RequestSource Source { get; set; }

    /// <summary>What the originator asked for; valid for a presented request.</summary>
    public MajorFunction Major { get; set; }

    /// <summary>The driver has completed it, or is doing so.</summary>
    public bool IsCompleted { get; set; }

    /// <summary>The completion came from inside its cancel callback.</summary>
    public bool IsCompletedByCancelCallback { get; set; }

    /// <summary>The MDL of its input that the driver has retrieved.</summary>
    public Mdl? LentInputMdl { get; set; }

    /// <summary>The MDL of its output that the driver has retrieved.</summary>
    public Mdl? LentOutputMdl { get; set; }

    /// <summary>It was completed or forgotten, and its cleanup callbacks, in which it may still be used, have run.</summary>
    public bool IsGone { get; set; }

    /// <summary>The callback that presents it is running.</summary>
    public bool IsInPresentation { get; set; }

    /// <summary>The callback that presented it has returned with it in hand, uncompleted and not cancelable.</summary>
    public bool WasKeptUncancelable { get; set; }

    /// <summary>It was sent and forgotten.</summary>
    public bool IsForgotten { get; set; }

    /// <summary>WdfRequestUnmarkCancelable has answered STATUS_CANCELLED: the cancel callback ends the request.</summary>
    public bool IsCancelCallbackDue { get; set; }

    /// <summary>Who runs its cancel callback; null while nobody does.</summary>
    public KernelActor? CancelCallbackActor { get; set; }

    /// <summary>A cancel callback has returned without a completion: whoever the driver chose may complete it.</summary>
    public bool HasCancelCallbackReturned { get; set; }

    /// <summary>What became of the last send.</summary>
    public SendStage Send { get; set; }

    /// <summary>The driver has asked for the cancellation of the running send.</summary>
    public bool IsCancelAsked { get; set; }

    /// <summary>The driver has looked at why the last send was refused, or has begun something else with the request.</summary>
    public bool IsFailureSeen { get; set; }

    /// <summary>How many requests had been sent in the kernel when the last send was refused.</summary>
    public long SendsAtFailure { get; set; }

    /// <summary>The next stack location was filled since the last send, reuse or change of target.</summary>
    public bool IsFormatted { get; set; }

    /// <summary>A format method of a target was used on it at any time; a synchronous helper takes that back.</summary>
    public bool WasTargetFormatted { get; set; }

    /// <summary>The presenting callback put it aside for a cancel callback, timer, DPC or work item.</summary>
    public bool IsDeferred { get; set; }

    /// <summary>The driver keeps it with WdfRequestStopAcknowledge, until the device works again.</summary>
    public bool IsStopAcknowledged { get; set; }

    /// <summary>References that the driver has taken and not dropped.</summary>
    public int DriverReferences { get; set; }

    /// <summary>The driver gets the request anew: what it did with it before counts no more, unless it still matters to a target.</summary>
    public void BeginPresentation(RequestSource source, MajorFunction major)
    {
        Source = source;
        Major = major;
        IsCancelCallbackDue = false;
        HasCancelCallbackReturned = false;
        IsDeferred = false;
        IsStopAcknowledged = false;
        WasKeptUncancelable = false;
        Send = Send == SendStage.Failed ? SendStage.Done : Send;
    }

    /// <summary>The request object serves another request of an originator.</summary>
    public void BeginLife()
    {
        IsCompleted = false;
        IsCompletedByCancelCallback = false;
        IsGone = false;
        IsForgotten = false;
        IsStopAcknowledged = false;
        DriverReferences = 0;
        IsCancelAsked = false;
        IsFormatted = false;
        LentInputMdl = null;
        LentOutputMdl = null;
        Send = SendStage.NeverSent;
    }
}
