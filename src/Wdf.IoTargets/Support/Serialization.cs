namespace Wdf.IoTargets;

/// <summary>What timers, DPCs and work items have in common: the parent they must have, the lock their callbacks run under, and the call itself.</summary>
internal static class Serialization
{
    /// <summary>The first checks of the creating functions, before they look at anything but the attributes.</summary>
    public static NtStatus CheckParentHandle(in WdfObjectAttributes? attributes) =>
        attributes is not { } a ? NtStatus.WdfParentNotSpecified
        : a.Size != WdfObjectAttributes.StructureSize ? NtStatus.InfoLengthMismatch
        : a.ParentObject is null ? NtStatus.WdfParentNotSpecified
        : NtStatus.Success;

    /// <summary>Finds the lock under which callbacks run that belong to a parent.</summary>
    /// <param name="parent">The parent.</param>
    /// <param name="isAutomatic">Whether serialisation is asked for.</param>
    /// <param name="isPassive">Whether the callbacks run at PASSIVE_LEVEL.</param>
    /// <param name="callbackLock">The lock; null for none.</param>
    /// <returns>Success; STATUS_INVALID_DEVICE_REQUEST without a device above the parent; STATUS_WDF_INCOMPATIBLE_EXECUTION_LEVEL.</returns>
    public static NtStatus FindLock(WdfObject parent, bool isAutomatic, bool isPassive, out CallbackLock? callbackLock)
    {
        callbackLock = null;
        if ((parent as WdfDevice ?? parent.OwningDevice) is not { } device)
        {
            return NtStatus.InvalidDeviceRequest;
        }

        if (!isAutomatic)
        {
            return NtStatus.Success;
        }

        var holder = HolderAbove(parent) ?? device;
        if (holder.EffectiveScope is not (WdfSynchronizationScope.Device or WdfSynchronizationScope.Queue))
        {
            // Asked for, and silently without effect.
            return NtStatus.Success;
        }

        // The parent's own mark decides, not the level of the lock that will be taken: pairs that do not match can pass.
        if (isPassive != parent.HasPassiveCallbacks)
        {
            parent.Kernel.Break(
                "FxObject_GetEffectiveLock-ExecutionLevel", $"Callbacks at {(isPassive ? Irql.Passive : Irql.Dispatch)} cannot be serialised with those of {parent.Name}.", "Give parent and callback the same execution level, or set AutomaticSerialization to FALSE.", parent);
            return NtStatus.WdfIncompatibleExecutionLevel;
        }

        callbackLock = holder.CallbackLock;
        return NtStatus.Success;
    }

    /// <summary>Calls a callback under its lock.</summary>
    public static void Call(WdfObject owner, CallbackLock? callbackLock, CallbackKind kind, string callback, Action action)
    {
        var old = callbackLock?.Acquire() ?? Irql.Passive;
        var code = DriverScope.Enter(owner.Kernel, owner.Driver, kind, owner);
        try
        {
            action();
            code.Returned();
        }
        catch (Exception e) when (owner.Kernel.KeepCallbackFailure(e, callback, owner))
        {
            // Kept for the report.
        }
        finally
        {
            code.Leave();
        }

        callbackLock?.Release(old);
    }

    // The way up ends at an object that is being deleted: it no longer tells its parent.
    private static WdfObject? HolderAbove(WdfObject parent)
    {
        for (var node = parent; node is not null; node = node.IsDeleted ? null : node.Parent)
        {
            if (node is not WdfDriver && node.EffectiveScope is not null)
            {
                return node;
            }
        }

        return null;
    }
}
