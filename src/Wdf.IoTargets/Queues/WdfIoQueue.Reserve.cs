namespace Wdf.IoTargets;

/// <content>Guaranteed forward progress: requests in reserve.</content>
public sealed partial class WdfIoQueue
{
    /// <summary>The requests in reserve; null without a policy.</summary>
    internal RequestReserve? Reserve { get; private set; }

    /// <summary>
    /// Reserves requests for times when none can be allocated (WdfIoQueueAssignForwardProgressPolicy). Maximum IRQL: PASSIVE_LEVEL.
    /// </summary>
    /// <param name="forwardProgressPolicy">How many, for which IRPs, and the callbacks.</param>
    /// <returns>
    /// Success; STATUS_INVALID_DEVICE_REQUEST above PASSIVE_LEVEL (verifier); STATUS_INVALID_PARAMETER for a second policy, a number of 0, a policy that looks at IRPs without
    /// its callback, or, before 1.11, a queue that gets no arriving requests; STATUS_INFO_LENGTH_MISMATCH for a wrong Size; STATUS_INSUFFICIENT_RESOURCES; the status of a
    /// callback that failed.
    /// </returns>
    /// <seealso href="https://learn.microsoft.com/windows-hardware/drivers/ddi/wdfio/nf-wdfio-wdfioqueueassignforwardprogresspolicy"/>
    [Ddi("WdfIoQueueAssignForwardProgressPolicy")]
    public NtStatus AssignForwardProgressPolicy(in WdfIoQueueForwardProgressPolicy forwardProgressPolicy)
    {
        Enter(DdiName.WdfIoQueueAssignForwardProgressPolicy);
        if (!IrqlRule.Check(Kernel, Irql.Passive, "WdfIoQueueAssignForwardProgressPolicy"))
        {
            return NtStatus.InvalidDeviceRequest;
        }

        if (Reserve is not null)
        {
            Kernel.Break("FxIoQueueAssignForwardProgressPolicy-Twice", $"{Name} has a forward progress policy already.", "Assign one policy to a queue, once.", this);
            return NtStatus.InvalidParameter;
        }

        if (forwardProgressPolicy.Size != WdfIoQueueForwardProgressPolicy.StructureSize)
        {
            return NtStatus.InfoLengthMismatch;
        }

        var hasNoEyes = forwardProgressPolicy.ForwardProgressReservedPolicy == WdfIoForwardProgressReservedPolicy.UseExamine
            && forwardProgressPolicy.ForwardProgressReservePolicySettings.Policy.ExaminePolicy.EvtIoWdmIrpForForwardProgress is null;
        if (hasNoEyes || forwardProgressPolicy.TotalForwardProgressRequests == 0 || !(Driver!.IsAtLeast(11) || IsDefault || IsConfigured))
        {
            return NtStatus.InvalidParameter;
        }

        var reserve = new RequestReserve(this, forwardProgressPolicy);
        var status = reserve.Fill();
        Reserve = status.IsSuccess ? reserve : null;
        return status;
    }

    internal override void TakeBackReserved(WdfRequest request) => Reserve!.TakeBack(request);
}
