namespace Wdf.IoTargets;

/// <content>What a request asks for, and what it says of its originator.</content>
public sealed partial class WdfRequest
{
    /// <summary>Bytes transferred (WdfRequestGetInformation, WdfRequestSetInformation). Maximum IRQL: DISPATCH_LEVEL.</summary>
    /// <seealso href="https://learn.microsoft.com/windows-hardware/drivers/ddi/wdfrequest/nf-wdfrequest-wdfrequestgetinformation"/>
    [Ddi("WdfRequestGetInformation")]
    [Ddi("WdfRequestSetInformation")]
    public ulong Information
    {
        get
        {
            Enter(DdiName.WdfRequestGetInformation);
            return IsCompletedUse(DdiName.WdfRequestGetInformation, "GetInformation") ? 0 : RequireIrp(DdiName.WdfRequestGetInformation).IoStatus.Information;
        }

        set
        {
            Enter(DdiName.WdfRequestSetInformation);
            if (!IsCompletedUse(DdiName.WdfRequestSetInformation, "SetInformation"))
            {
                RequireIrp(DdiName.WdfRequestSetInformation).IoStatus.Information = value;
            }
        }
    }

    /// <summary>Whether the originator runs in kernel or user mode (WdfRequestGetRequestorMode). Maximum IRQL: DISPATCH_LEVEL.</summary>
    [Ddi("WdfRequestGetRequestorMode")]
    public ProcessorMode RequestorMode
    {
        get
        {
            Enter(DdiName.WdfRequestGetRequestorMode);
            return IsCompletedUse(DdiName.WdfRequestGetRequestorMode, "GetRequestorMode") ? ProcessorMode.UserMode : RequireIrp(DdiName.WdfRequestGetRequestorMode).RequestorMode;
        }
    }

    /// <summary>The originator's process (WdfRequestGetRequestorProcessId); 0 without a thread. Maximum IRQL: DISPATCH_LEVEL.</summary>
    [Ddi("WdfRequestGetRequestorProcessId")]
    public uint RequestorProcessId
    {
        get
        {
            Enter(DdiName.WdfRequestGetRequestorProcessId);
            return IsCompletedUse(DdiName.WdfRequestGetRequestorProcessId, "GetIrp") ? 0 : (uint)(RequireIrp(DdiName.WdfRequestGetRequestorProcessId).Thread?.Number ?? 0);
        }
    }

    /// <summary>Whether the originator is a 32-bit process (WdfRequestIsFrom32BitProcess); never here. Maximum IRQL: APC_LEVEL.</summary>
    [Ddi("WdfRequestIsFrom32BitProcess")]
    public bool IsFrom32BitProcess
    {
        get
        {
            Enter(DdiName.WdfRequestIsFrom32BitProcess);
            return false;
        }
    }

    /// <summary>
    /// The framework's file object (WdfRequestGetFileObject); null for a device whose driver asked for none, as all do yet. Maximum IRQL: DISPATCH_LEVEL.
    /// </summary>
    [Ddi("WdfRequestGetFileObject")]
    public WdfFileObject? FileObject
    {
        get
        {
            Enter(DdiName.WdfRequestGetFileObject);
            if (OwningDevice is null && Irp is { } irp && irp.CurrentLocation <= irp.StackCount && irp.Location(irp.CurrentLocation).FileObject is null)
            {
                return null;
            }

            if (OwningDevice is null)
            {
                RequireDevice("WdfRequestGetFileObject");
            }

            if (Kernel.FrameworkVerifierOn && !IsDriverOwned && Driver!.IsVerifiedAs(9))
            {
                Kernel.Break("FxRequestVerifyRequestIsDriverOwned-GetFileObject", $"WdfRequestGetFileObject was called for {Name}, which the driver does not own.", "Ask between presentation and completion.", this);
                return null;
            }

            if (!IsCompletedUse(DdiName.WdfRequestGetFileObject, "GetFileObject"))
            {
                RequireIrp(DdiName.WdfRequestGetFileObject);
            }

            return null;
        }
    }

    /// <summary>The IRP (WdfRequestWdmGetIrp); null after completion. Maximum IRQL: DISPATCH_LEVEL.</summary>
    /// <returns>The IRP.</returns>
    /// <seealso href="https://learn.microsoft.com/windows-hardware/drivers/ddi/wdfrequest/nf-wdfrequest-wdfrequestwdmgetirp"/>
    [Ddi("WdfRequestWdmGetIrp")]
    public Irp? WdmGetIrp()
    {
        Enter(DdiName.WdfRequestWdmGetIrp);
        if (!IsCompletedUse(DdiName.WdfRequestWdmGetIrp, "GetIrp"))
        {
            return Irp;
        }

        // The real framework breaks twice: in the check, and in the call that made it.
        Kernel.Break("FxRequestVerifyRequestIsNotCompleted-GetIrp", $"WdfRequestWdmGetIrp was called for {Name}, which was completed.", "Ask for the IRP before the request is completed.", this);
        return null;
    }

    /// <summary>Reads the current stack location (WdfRequestGetParameters). Maximum IRQL: DISPATCH_LEVEL.</summary>
    /// <param name="parameters">A structure from WDF_REQUEST_PARAMETERS_INIT; left as it is when its Size is wrong or (verifier) the request has no current location.</param>
    /// <seealso href="https://learn.microsoft.com/windows-hardware/drivers/ddi/wdfrequest/nf-wdfrequest-wdfrequestgetparameters"/>
    [Ddi("WdfRequestGetParameters")]
    public void GetParameters(ref WdfRequestParameters parameters)
    {
        Enter(DdiName.WdfRequestGetParameters);
        ReadParameters(ref parameters);
    }

    /// <summary>The same for a queue that has just found the request.</summary>
    internal void ReadParameters(ref WdfRequestParameters parameters)
    {
        if (parameters.Size != WdfRequestParameters.StructureSize)
        {
            Kernel.Break("WdfRequestGetParameters-Size", $"WDF_REQUEST_PARAMETERS.Size is {parameters.Size}.", "Begin with WDF_REQUEST_PARAMETERS_INIT.", this);
            return;
        }

        if (Kernel.FrameworkVerifierOn && (Irp is null || Irp.CurrentLocation > Irp.StackCount))
        {
            Kernel.Break("FxRequestVerifyRequestIsCurrentStackValid-GetParameters", $"{Name} has no current stack location to read parameters from.", "Ask only for requests that a queue presented and that are not completed.", this);
            return;
        }

        ref var location = ref RequireIrp(DdiName.WdfRequestGetParameters).GetCurrentIrpStackLocation();
        parameters.Type = (WdfRequestType)location.MajorFunction;
        parameters.MinorFunction = location.MinorFunction;
        parameters.Parameters.Words = location.Parameters;
        if (Kernel.FrameworkVerifierOn
            && location.MajorFunction == MajorFunction.DeviceControl
            && new IoControlCode((uint)location.Parameters.Word3).Method == IoMethod.Neither)
        {
            // The verifier takes the raw pointer away: it may only be used in the caller's context, through its own DDI.
            parameters.Parameters.Words.Pointer4 = default;
            parameters.Parameters.Words.Word4 = 0;
        }
    }

    /// <summary>Reads the current stack location.</summary>
    /// <returns>The parameters.</returns>
    public WdfRequestParameters GetParameters()
    {
        var parameters = new WdfRequestParameters();
        GetParameters(ref parameters);
        return parameters;
    }

    // Only the verifier notices, and answers; without it the null IRP is dereferenced.
    private bool IsCompletedUse(DdiName ddi, string what)
    {
        if (!Kernel.FrameworkVerifierOn || !_isCompleted)
        {
            return false;
        }

        Kernel.Break($"FxRequestVerifyRequestIsNotCompleted-{what}", $"{ddi} was called for {Name}, which was completed.", "Read what is needed before the request is completed.", this);
        return true;
    }

    private void RequireDevice(string ddi) => Kernel.BugCheck(
        "NULL_DEVICE_DEREFERENCED", 0x7E, 0xC0000005, $"{ddi} was called for {Name}, which belongs to no device.", "Ask only for requests that a queue presented.", this);
}
