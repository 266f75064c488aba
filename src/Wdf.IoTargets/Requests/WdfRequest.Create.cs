namespace Wdf.IoTargets;

/// <content>Creation.</content>
public sealed partial class WdfRequest
{
    /// <summary>Makes a request (WdfRequestCreate). Maximum IRQL: DISPATCH_LEVEL.</summary>
    /// <param name="driver">The driver that it belongs to; the default parent.</param>
    /// <param name="attributes">Parent, callbacks and context; null for the defaults.</param>
    /// <param name="target">Sizes the IRP; null for a request that gets its IRP from a format or a change of target. It is neither parent nor referenced.</param>
    /// <param name="request">The request.</param>
    /// <returns>
    /// Success; the status of a bad attribute; STATUS_INSUFFICIENT_RESOURCES; STATUS_INVALID_DEVICE_STATE for a closed target;
    /// STATUS_DELETE_PENDING when the parent is being deleted.
    /// </returns>
    /// <seealso href="https://learn.microsoft.com/windows-hardware/drivers/ddi/wdfrequest/nf-wdfrequest-wdfrequestcreate"/>
    [Ddi("WdfRequestCreate")]
    public static NtStatus Create(WdfDriver driver, in WdfObjectAttributes? attributes, WdfIoTarget? target, out WdfRequest? request)
    {
        ArgumentNullException.ThrowIfNull(driver);
        request = null;
        var kernel = driver.Kernel;
        kernel.EnterDdi(DdiName.WdfRequestCreate, driver, target);
        var status = AttributeRules.OptionalParent.Check(attributes);
        if (!status.IsSuccess)
        {
            return status;
        }

        if (!kernel.CanAllocate(AllocationSite.Object))
        {
            return NtStatus.InsufficientResources;
        }

        var made = new WdfRequest(kernel, irp: null, RequestOrigin.Internal) { Driver = driver };
        if (target is not null)
        {
            status = made.FitTarget(target);
            if (!status.IsSuccess)
            {
                return status;
            }
        }

        return made.Hand(attributes, driver, ownsIrp: true, out request);
    }

    /// <summary>Makes a request of an IRP (WdfRequestCreateFromIrp). Maximum IRQL: DISPATCH_LEVEL.</summary>
    /// <param name="driver">The driver that it belongs to; the default parent.</param>
    /// <param name="attributes">Parent, callbacks and context; null for the defaults.</param>
    /// <param name="irp">The IRP; it is not examined.</param>
    /// <param name="requestFreesIrp">Whether the request frees the IRP at its end, and may replace it by a larger one.</param>
    /// <param name="request">The request.</param>
    /// <returns>Success; the status of a bad attribute; STATUS_INSUFFICIENT_RESOURCES; STATUS_DELETE_PENDING.</returns>
    /// <seealso href="https://learn.microsoft.com/windows-hardware/drivers/ddi/wdfrequest/nf-wdfrequest-wdfrequestcreatefromirp"/>
    [Ddi("WdfRequestCreateFromIrp")]
    public static NtStatus CreateFromIrp(WdfDriver driver, in WdfObjectAttributes? attributes, Irp irp, bool requestFreesIrp, out WdfRequest? request)
    {
        ArgumentNullException.ThrowIfNull(driver);
        ArgumentNullException.ThrowIfNull(irp);
        request = null;
        var kernel = driver.Kernel;
        kernel.EnterDdi(DdiName.WdfRequestCreateFromIrp, driver, irp);
        var status = AttributeRules.OptionalParent.Check(attributes);
        if (!status.IsSuccess)
        {
            return status;
        }

        if (!kernel.CanAllocate(AllocationSite.Object))
        {
            return NtStatus.InsufficientResources;
        }

        var made = new WdfRequest(kernel, irp, requestFreesIrp ? RequestOrigin.Internal : RequestOrigin.Driver) { Driver = driver };
        // A caller's IRP stays the caller's when the creation fails.
        return made.Hand(attributes, driver, ownsIrp: false, out request);
    }

    private NtStatus Hand(in WdfObjectAttributes? attributes, WdfObject defaultParent, bool ownsIrp, out WdfRequest? request)
    {
        var status = Commit(attributes, defaultParent);
        request = status.IsSuccess ? this : null;
        if (!status.IsSuccess && Irp is { } irp && ReferenceEquals(irp.Originator, this))
        {
            irp.Originator = null;
            if (ownsIrp)
            {
                IoManager.Discard(irp);
            }
        }

        return status;
    }
}
