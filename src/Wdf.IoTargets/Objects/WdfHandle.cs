namespace Wdf.IoTargets;

/// <summary>
/// C casts between handle types. In C every handle is a pointer and any of them can be passed anywhere; the framework finds a wrong one at
/// run time. Here the parameters are typed, and code that has only a <see cref="WdfObject"/> goes through this cast.
/// </summary>
public static class WdfHandle
{
    /// <summary>Uses a handle as one of a certain kind.</summary>
    /// <typeparam name="T">The kind that the call needs.</typeparam>
    /// <param name="handle">The handle; null for a null handle.</param>
    /// <returns>The object.</returns>
    /// <exception cref="WdfViolationException">The handle is null or of another kind: WDF_VIOLATION with parameter 1 = 5 (WDF_INVALID_HANDLE).</exception>
    public static T Cast<T>(WdfObject? handle)
        where T : WdfObject
    {
        if (handle is T right)
        {
            return right;
        }

        var kernel = handle?.Kernel ?? SimulatedKernel.Current;
        kernel.BugCheck(
            "WDF_VIOLATION_5_WDF_INVALID_HANDLE",
            0x10D,
            5,
            handle is null ? $"A null handle was passed where a {typeof(T).Name} is needed." : $"{handle.Name} was passed where a {typeof(T).Name} is needed.",
            "Pass a handle of the kind that the function is documented for.",
            handle,
            parameter2Object: handle);
        return null;
    }

    /// <summary>Uses a handle of any kind, for the functions that treat a null handle as a missing parameter: reference, dereference and contexts.</summary>
    /// <param name="handle">The handle; null for a null handle.</param>
    /// <returns>The object.</returns>
    /// <exception cref="WdfViolationException">The handle is null: WDF_VIOLATION with parameter 1 = 4 (WDF_REQUIRED_PARAMETER_IS_NULL).</exception>
    public static WdfObject Required(WdfObject? handle)
    {
        if (handle is null)
        {
            SimulatedKernel.Current.MissingParameter("a reference, dereference or context function");
        }

        return handle;
    }
}
