namespace Wdf.IoTargets;

/// <summary>What the rules of the verifier need to know about a request beyond what the framework itself remembers. Kept only while rules listen.</summary>
internal sealed class RequestRecord
{
    /// <summary>How the driver got it.</summary>
    public RequestSource Source { get; set; }

    /// <summary>What the originator asked for; valid for a presented request.</summary>
    public MajorFunction Major { get; set; }

    /// <summary>The driver has completed it, or is doing so.</summary>
    public bool IsCompleted { get; set; }

    /// <summary>The MDL that the driver has retrieved last.</summary>
    public Mdl? LentMdl { get; set; }

    /// <summary>Its data is gone: it was completed, and its cleanup callbacks have run.</summary>
    public bool IsDataGone { get; set; }

    /// <summary>The presenting callback in which it was completed is still running, or was when it was completed.</summary>
    public bool IsInPresentation { get; set; }

    /// <summary>It was sent and forgotten.</summary>
    public bool IsForgotten { get; set; }

    /// <summary>The driver has deleted it, or its parent.</summary>
    public bool IsDeleted { get; set; }

    /// <summary>WdfRequestUnmarkCancelable has answered STATUS_CANCELLED: the cancel callback ends the request.</summary>
    public bool IsCancelCallbackDue { get; set; }

    /// <summary>How many cancel callbacks of it are running.</summary>
    public int RunningCancelCallbacks { get; set; }

    /// <summary>A cancel callback has returned without a completion: whoever the driver chose may complete it.</summary>
    public bool HasCancelCallbackReturned { get; set; }

    /// <summary>What became of the last send.</summary>
    public SendStage Send { get; set; }

    /// <summary>The driver has asked for the cancellation of the running send.</summary>
    public bool IsCancelAsked { get; set; }

    /// <summary>The driver has looked at why the last send was refused, or has begun something else with the request.</summary>
    public bool IsFailureSeen { get; set; }

    /// <summary>The next stack location was filled since the last send, reuse or change of target.</summary>
    public bool IsFormatted { get; set; }

    /// <summary>A format method of a target was used on it at any time; a synchronous helper takes that back.</summary>
    public bool WasTargetFormatted { get; set; }

    /// <summary>The presenting callback put it aside for a cancel callback, timer, DPC or work item.</summary>
    public bool IsDeferred { get; set; }

    /// <summary>References that the driver has taken and not dropped.</summary>
    public int DriverReferences { get; set; }
}
