namespace Wdf.IoTargets;

/// <content>Making timers.</content>
public sealed partial class WdfTimer
{
    /// <summary>Makes a timer (WdfTimerCreate); it is not running. Maximum IRQL: DISPATCH_LEVEL.</summary>
    /// <param name="config">Callback and period.</param>
    /// <param name="attributes">The parent, which is required, and more. Execution level passive makes a passive timer; nothing else does.</param>
    /// <param name="result">The timer.</param>
    /// <returns>
    /// Success; STATUS_WDF_PARENT_NOT_SPECIFIED; STATUS_INFO_LENGTH_MISMATCH for a wrong Size; STATUS_INVALID_PARAMETER for a period or delay out of
    /// range, or a delay with high resolution; the status of a bad attribute; STATUS_NOT_SUPPORTED for a periodic passive timer;
    /// STATUS_INVALID_DEVICE_REQUEST without a device above the parent; STATUS_WDF_INCOMPATIBLE_EXECUTION_LEVEL when it cannot be serialised with the
    /// parent; STATUS_INSUFFICIENT_RESOURCES; STATUS_DELETE_PENDING when the parent is being deleted.
    /// </returns>
    /// <seealso href="https://learn.microsoft.com/windows-hardware/drivers/ddi/wdftimer/nf-wdftimer-wdftimercreate"/>
    [Ddi("WdfTimerCreate")]
    public static NtStatus Create(in WdfTimerConfig config, in WdfObjectAttributes? attributes, out WdfTimer? result)
    {
        result = null;
        var status = Serialization.CheckParentHandle(attributes);
        if (!status.IsSuccess)
        {
            return status;
        }

        var parent = attributes!.Value.ParentObject!.ObjectBehindHandle;
        parent.Kernel.EnterDdi(DdiName.WdfTimerCreate, parent);
        status = CheckConfig(parent.DriverOfTree, config);
        if (status.IsSuccess)
        {
            status = new AttributeRules(ParentRule.Required, LevelSettable: true).Check(attributes);
        }

        if (!status.IsSuccess)
        {
            return status;
        }

        var isPassive = attributes.Value.ExecutionLevel == WdfExecutionLevel.Passive;
        if (isPassive && config.Period > 0)
        {
            return NtStatus.NotSupported;
        }

        if (!parent.Kernel.CanAllocate(AllocationSite.Object))
        {
            return NtStatus.InsufficientResources;
        }

        status = Serialization.FindLock(parent, config.AutomaticSerialization, isPassive, out var callbackLock);
        if (!status.IsSuccess)
        {
            return status;
        }

        var made = new WdfTimer(parent, config, isPassive, callbackLock);
        status = made.Commit(attributes, parent);
        if (!status.IsSuccess)
        {
            return status;
        }

        parent.AddReference();
        made._parentObject = parent;
        made.AddReference();
        result = made;
        return NtStatus.Success;
    }

    private static NtStatus CheckConfig(WdfDriver driver, in WdfTimerConfig config)
    {
        if (config.Size is not (WdfTimerConfig.StructureSize or WdfTimerConfig.SizeTo11 or WdfTimerConfig.SizeTo7))
        {
            return NtStatus.InfoLengthMismatch;
        }

        var hasDelay = config.Size > WdfTimerConfig.SizeTo7;
        var hasResolution = config.Size > WdfTimerConfig.SizeTo11;
        return config.Period > int.MaxValue
            || (hasDelay && !driver.IsAtLeast(13) && config.TolerableDelay > int.MaxValue)
            || (hasResolution && config.TolerableDelay > 0 && config.UseHighResolutionTimer)
                ? NtStatus.InvalidParameter
                : NtStatus.Success;
    }
}
