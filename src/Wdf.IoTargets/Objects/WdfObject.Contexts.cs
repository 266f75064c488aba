namespace Wdf.IoTargets;

/// <content>Contexts and the callbacks that come with them.</content>
public partial class WdfObject
{
    /// <summary>Adds a context (WdfObjectAllocateContext). Maximum IRQL: DISPATCH_LEVEL.</summary>
    /// <param name="attributes">Type and callbacks of the context.</param>
    /// <param name="context">The context; the existing one when there is one of this type already.</param>
    /// <returns>
    /// Success; STATUS_OBJECT_NAME_EXISTS, which passes NT_SUCCESS, when the type is present; STATUS_OBJECT_NAME_INVALID without a type;
    /// STATUS_WDF_PARENT_NOT_SPECIFIED for null attributes; STATUS_WDF_PARENT_ASSIGNMENT_NOT_ALLOWED with a parent; STATUS_DELETE_PENDING;
    /// STATUS_INSUFFICIENT_RESOURCES; the status of a bad attribute.
    /// </returns>
    /// <seealso href="https://learn.microsoft.com/windows-hardware/drivers/ddi/wdfobject/nf-wdfobject-wdfobjectallocatecontext"/>
    [Ddi("WdfObjectAllocateContext")]
    public virtual NtStatus AllocateContext(in WdfObjectAttributes? attributes, out object? context)
    {
        Enter(DdiName.WdfObjectAllocateContext);
        context = null;
        if (attributes is not { } a)
        {
            return NtStatus.WdfParentNotSpecified;
        }

        // Drivers of older versions may name a parent, without effect.
        var status = new AttributeRules(DriverOfTree.IsAtLeast(11) ? ParentRule.Forbidden : ParentRule.Optional).Check(attributes);
        if (!status.IsSuccess)
        {
            return status;
        }

        if (a.ContextTypeInfo is null)
        {
            return NtStatus.ObjectNameInvalid;
        }

        if (!Kernel.CanAllocate(AllocationSite.Context))
        {
            return NtStatus.InsufficientResources;
        }

        // Made before it is known to be needed: its constructor is code of the driver's, which must not run under the lock.
        var made = a.ContextTypeInfo.Create();
        using (TreeLock.Enter())
        {
            if (_stage != ObjectStage.Alive)
            {
                return NtStatus.DeletePending;
            }

            if (FindContext(a.ContextTypeInfo) is { } existing)
            {
                context = existing;
                return NtStatus.ObjectNameExists;
            }

            AddContext(a, made);
        }

        context = made;
        return NtStatus.Success;
    }

    /// <summary>Finds a context by its type (WdfObjectGetTypedContext). Works inside cleanup and destroy callbacks too.</summary>
    /// <param name="type">The type.</param>
    /// <returns>The context; null when the object has none of this type.</returns>
    [Ddi("WdfObjectGetTypedContextWorker")]
    public virtual object? GetContext(WdfObjectContextTypeInfo type)
    {
        ArgumentNullException.ThrowIfNull(type);
        Enter(DdiName.WdfObjectGetTypedContextWorker);
        using (TreeLock.Enter())
        {
            return FindContext(type);
        }
    }

    /// <summary>Finds a context by its class.</summary>
    /// <typeparam name="T">The context's class.</typeparam>
    /// <returns>The context; null when the object has none of this class.</returns>
    [Ddi("WdfObjectGetTypedContext")]
    public T? GetContext<T>()
        where T : class, new() => (T?)GetContext(WdfContext<T>.TypeInfo);

    /// <summary>The object that a context belongs to (WdfObjectContextGetObject).</summary>
    /// <param name="context">The context.</param>
    /// <returns>The object.</returns>
    /// <exception cref="ArgumentException">It is no context of an object.</exception>
    [Ddi("WdfObjectContextGetObject")]
    public static WdfObject FromContext(object context)
    {
        ArgumentNullException.ThrowIfNull(context);
        return ContextSlot.Owners.TryGetValue(context, out var owner)
            ? owner
            : throw new ArgumentException($"The {context.GetType().Name} is no context of a framework object. Give what WdfObjectGetTypedContext or WdfObjectAllocateContext returned.", nameof(context));
    }

    private object? FindContext(WdfObjectContextTypeInfo type)
    {
        for (var slot = _extra?.FirstContext; slot is not null; slot = slot.Next)
        {
            if (slot.Context is not null && ReferenceEquals(slot.Type, type.Identity))
            {
                return slot.Context;
            }
        }

        return null;
    }

    private void AddFirstContext(in WdfObjectAttributes attributes)
    {
        if (attributes.ContextTypeInfo is not null || attributes.EvtCleanupCallback is not null || attributes.EvtDestroyCallback is not null)
        {
            AddContext(attributes, attributes.ContextTypeInfo?.Create());
        }
    }

    private void AddContext(in WdfObjectAttributes attributes, object? context)
    {
        var made = new ContextSlot(attributes.ContextTypeInfo?.Identity, context, attributes.EvtCleanupCallback, attributes.EvtDestroyCallback);
        if (Extra.FirstContext is { } slot)
        {
            while (slot.Next is { } next)
            {
                slot = next;
            }

            slot.Next = made;
        }
        else
        {
            Extra.FirstContext = made;
        }

        if (context is not null)
        {
            ContextSlot.Owners.AddOrUpdate(context, this);
        }
    }

    // Oldest first, each once.
    private void CallCleanupCallbacks()
    {
        for (var slot = _extra?.FirstContext; slot is not null; slot = slot.Next)
        {
            CallCleanup(slot);
        }
    }

    // Those of one context together; a cleanup only when none has run, because the object was never deleted.
    private void CallLastCallbacks()
    {
        for (var slot = _extra?.FirstContext; slot is not null; slot = slot.Next)
        {
            CallCleanup(slot);
            if (slot.TakeDestroy() is { } destroy)
            {
                Kernel.Step(KernelStep.DestroyCalled, this);
                Call(CallbackKind.EvtDestroy, "EvtDestroyCallback", () => destroy(this));
            }
        }
    }

    private void CallCleanup(ContextSlot slot)
    {
        if (slot.TakeCleanup() is { } cleanup)
        {
            Kernel.Step(KernelStep.CleanupCalled, this);
            Call(CallbackKind.EvtCleanup, "EvtCleanupCallback", () => cleanup(this));
        }
    }

    private void Call(CallbackKind kind, string callback, Action action)
    {
        var code = DriverScope.Enter(Kernel, Driver ?? DriverContext.Current, kind, this);
        try
        {
            action();
            code.Returned();
        }
        catch (Exception e) when (Kernel.KeepCallbackFailure(e, callback, this))
        {
            // Kept for the report; the deletion goes on.
        }
        finally
        {
            code.Leave();
        }
    }
}
