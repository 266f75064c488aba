#nullable disable

namespace Wdf.IoTargets.Ddi;

/// <content>Attributes, contexts and custom types. A context is a class with a constructor without parameters.</content>
public static partial class WdfObjectH
{
    /// <summary>Fills in the defaults (WDF_OBJECT_ATTRIBUTES_INIT).</summary>
    /// <param name="Attributes">The attributes.</param>
    public static void WDF_OBJECT_ATTRIBUTES_INIT(out WdfObjectAttributes Attributes) => Attributes = new WdfObjectAttributes();

    /// <summary>Asks for a context, everything else as it is (WDF_OBJECT_ATTRIBUTES_SET_CONTEXT_TYPE).</summary>
    /// <typeparam name="T">The context's class.</typeparam>
    /// <param name="_attributes">The attributes.</param>
    public static void WDF_OBJECT_ATTRIBUTES_SET_CONTEXT_TYPE<T>(ref WdfObjectAttributes _attributes)
        where T : class, new() => _attributes.SetContextType<T>();

    /// <summary>Fills in the defaults and asks for a context (WDF_OBJECT_ATTRIBUTES_INIT_CONTEXT_TYPE).</summary>
    /// <typeparam name="T">The context's class.</typeparam>
    /// <param name="_attributes">The attributes.</param>
    public static void WDF_OBJECT_ATTRIBUTES_INIT_CONTEXT_TYPE<T>(out WdfObjectAttributes _attributes)
        where T : class, new()
    {
        _attributes = new WdfObjectAttributes();
        _attributes.SetContextType<T>();
    }

    /// <summary>The type info of a context class (WDF_GET_CONTEXT_TYPE_INFO).</summary>
    /// <typeparam name="T">The context's class.</typeparam>
    /// <returns>The type info.</returns>
    public static WdfObjectContextTypeInfo WDF_GET_CONTEXT_TYPE_INFO<T>()
        where T : class, new() => WdfContext<T>.TypeInfo;

    /// <inheritdoc cref="WdfObject.GetContext{T}"/>
    /// <param name="handle">The object; NULL is bug check 0x10D code 4.</param>
    public static T WdfObjectGetTypedContext<T>(WdfObject handle)
        where T : class, new() => Handles.RequireObject(handle, nameof(WdfObjectGetTypedContext)).GetContext<T>();

    /// <inheritdoc cref="WdfObject.GetContext(WdfObjectContextTypeInfo)"/>
    /// <param name="Handle">The object; NULL is bug check 0x10D code 4.</param>
    /// <param name="TypeInfo">The type.</param>
    public static object WdfObjectGetTypedContextWorker(WdfObject Handle, WdfObjectContextTypeInfo TypeInfo)
    {
        var target = Handles.RequireObject(Handle, nameof(WdfObjectGetTypedContextWorker));
        return TypeInfo is null ? null : target.GetContext(TypeInfo);
    }

    /// <inheritdoc cref="WdfObject.AllocateContext"/>
    public static NtStatus WdfObjectAllocateContext(WdfObject Handle, in WdfObjectAttributes? ContextAttributes, out object Context) =>
        Handles.RequireObject(Handle, nameof(WdfObjectAllocateContext)).AllocateContext(ContextAttributes, out Context);

    /// <inheritdoc cref="WdfObject.AllocateContext"/>
    /// <typeparam name="T">The context's class.</typeparam>
    public static NtStatus WdfObjectAllocateContext<T>(WdfObject Handle, in WdfObjectAttributes? ContextAttributes, out T Context)
        where T : class
    {
        var status = WdfObjectAllocateContext(Handle, ContextAttributes, out object context);
        Context = (T)context;
        return status;
    }

    /// <inheritdoc cref="WdfObject.AllocateContext"/>
    public static NtStatus WdfObjectAllocateContext(WdfObject Handle, in WdfObjectAttributes? ContextAttributes, NullPointer Context) =>
        WdfObjectAllocateContext(Handle, ContextAttributes, out object _);

    /// <summary>The object that a context belongs to (WdfObjectContextGetObject).</summary>
    /// <param name="ContextPointer">The context; NULL is bug check 0x10D code 4. The real DDI does not check more; what is no context is code 5 here.</param>
    /// <returns>The object.</returns>
    public static WdfObject WdfObjectContextGetObject(object ContextPointer)
    {
        Handles.RequirePointer(ContextPointer is null, null, nameof(WdfObjectContextGetObject), nameof(ContextPointer));
        if (!ContextSlot.Owners.TryGetValue(ContextPointer, out var owner))
        {
            Handles.Kernel.BugCheck(
                "WDF_VIOLATION_5_WDF_INVALID_HANDLE-WrongType", 0x10D, 5, $"WdfObjectContextGetObject was given a {ContextPointer.GetType().Name} that is no context of an object.", "Give what WdfObjectGetTypedContext or WdfObjectAllocateContext returned.", null, parameter2Object: ContextPointer);
        }

        return owner;
    }

    /// <inheritdoc cref="WdfObject.AddCustomType{T}"/>
    /// <param name="_handle">The object.</param>
    public static NtStatus WdfObjectAddCustomType<T>(WdfObject _handle) =>
        Handles.RequireObject(_handle, nameof(WdfObjectAddCustomType)).AddCustomType<T>();

    /// <inheritdoc cref="WdfObject.AddCustomType{T}"/>
    /// <param name="_handle">The object.</param>
    /// <param name="_data">Data to keep with the mark.</param>
    /// <param name="_cleanup">Called when the object is being deleted; NULL for none.</param>
    /// <param name="_destroy">Called when the last reference goes; NULL for none.</param>
    public static NtStatus WdfObjectAddCustomTypeWithData<T>(WdfObject _handle, ulong _data, EvtWdfObjectContextCleanup _cleanup, EvtWdfObjectContextDestroy _destroy) =>
        Handles.RequireObject(_handle, nameof(WdfObjectAddCustomTypeWithData)).AddCustomType<T>(_data, _cleanup, _destroy);

    /// <inheritdoc cref="WdfObject.IsCustomType{T}"/>
    /// <param name="_handle">The object.</param>
    public static bool WdfObjectIsCustomType<T>(WdfObject _handle) =>
        Handles.RequireObject(_handle, nameof(WdfObjectIsCustomType)).IsCustomType<T>();

    /// <inheritdoc cref="WdfObject.GetCustomTypeData{T}"/>
    /// <param name="_handle">The object.</param>
    public static ulong WdfObjectGetCustomTypeData<T>(WdfObject _handle) =>
        Handles.RequireObject(_handle, nameof(WdfObjectGetCustomTypeData)).GetCustomTypeData<T>();
}
