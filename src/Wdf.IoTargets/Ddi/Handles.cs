#nullable disable

using System.Diagnostics.CodeAnalysis;

namespace Wdf.IoTargets.Ddi;

/// <summary>
/// The checks that each DDI of this dialect makes before anything else, as the real framework does: a null, dead or wrong
/// handle is bug check 0x10D code 5, a required pointer that is NULL code 4.
/// </summary>
/// <remarks>
/// Without a handle a call belongs to the kernel that runs it, and within that to the driver whose code runs.
/// </remarks>
internal static class Handles
{
    /// <summary>The kernel of a call that has no handle.</summary>
    public static SimulatedKernel Kernel
    {
        get
        {
            var kernel = SimulatedKernel.Current;
            kernel.ThrowIfStopped();
            return kernel;
        }
    }

    /// <summary>A handle that must be one.</summary>
    public static T Require<T>(T handle, string ddi, string parameter)
        where T : WdfObject
    {
        if (handle is null)
        {
            RefuseNull(ddi, parameter);
        }

        RefuseDead(handle, ddi, parameter);
        return handle;
    }

    /// <summary>A handle for a DDI whose member of the object dialect is no scheduling point of its own.</summary>
    public static T Enter<T>(T handle, DdiName ddi, string parameter)
        where T : WdfObject
    {
        Require(handle, ddi.ToString(), parameter).Enter(ddi);
        return handle;
    }

    /// <summary>A handle that C lets be NULL.</summary>
    public static T Optional<T>(T handle, string ddi, string parameter)
        where T : WdfObject
    {
        if (handle is not null)
        {
            RefuseDead(handle, ddi, parameter);
        }

        return handle;
    }

    /// <summary>The handle of the reference and context DDIs, for which NULL is a missing parameter and no bad handle.</summary>
    public static WdfObject RequireObject(WdfObject handle, string ddi)
    {
        if (handle is null)
        {
            var kernel = Kernel;
            kernel.Signals?.NullGiven?.Invoke(ddi);
            Missing(kernel, null, ddi, "Handle");
        }

        RefuseDead(handle, ddi, "Handle");
        return handle;
    }

    /// <summary>A pointer, callback or buffer that must not be NULL.</summary>
    public static void RequirePointer([DoesNotReturnIf(true)] bool isNull, KernelObject owner, string ddi, string parameter)
    {
        if (isNull)
        {
            Missing(owner?.Kernel ?? Kernel, owner, ddi, parameter);
        }
    }

    /// <summary>A required parameter is NULL: the call ends here.</summary>
    [DoesNotReturn]
    public static NtStatus Missing(KernelObject owner, string ddi, string parameter)
    {
        Missing(owner?.Kernel ?? Kernel, owner, ddi, parameter);
        return NtStatus.Unsuccessful;
    }

    /// <summary>What C writes as a cast between handle types. A handle of another kind is found here, where the DDI would find it.</summary>
    public static T Cast<T>(WdfObject handle)
        where T : WdfObject
    {
        if (handle is null or T)
        {
            return (T)handle;
        }

        handle.Kernel.ThrowIfStopped();
        handle.Kernel.BugCheck(
            "WDF_VIOLATION_5_WDF_INVALID_HANDLE-WrongType", 0x10D, 5, $"{handle.Name} is used as a {typeof(T).Name}, which it is not.", "Give the DDI a handle of the kind that it takes.", handle, parameter2Object: handle);
        return null;
    }

    /// <summary>The driver that a new object belongs to: that of its parent, else the one whose code runs.</summary>
    public static WdfDriver Driver(in WdfObjectAttributes? attributes, string ddi)
    {
        if (attributes?.ParentObject is { } parent && (parent as WdfDriver ?? parent.Driver) is { } driver)
        {
            return driver;
        }

        return Kernel.CurrentDriver as WdfDriver ?? throw new InvalidOperationException(
            $"{ddi} belongs to the framework driver whose code runs, and there is none here. Make the driver first, and call it from the driver's code or from the test's body.");
    }

    /// <summary>The part of a buffer that C describes with pointer and length.</summary>
    public static Memory<byte> Cut(Memory<byte> buffer, nuint length, string ddi)
    {
        RequireLength(buffer.Length, length, ddi);
        return buffer[..(int)length];
    }

    /// <summary>A buffer must be as long as C says that it is.</summary>
    public static void RequireLength(int available, nuint stated, string ddi)
    {
        if (stated > (nuint)available)
        {
            Kernel.BugCheck(
                "BUFFER_SHORTER_THAN_STATED", 0x50, 0, $"{ddi} was given a buffer of {available} bytes and told that it has {stated}: it would touch memory beyond it.", "Give the buffer's real size.", null);
        }
    }

    /// <summary>A pointer to a WDM structure, which the real routine dereferences without looking.</summary>
    public static T RequireWdm<T>(T pointer, string routine, string parameter)
        where T : class
    {
        if (pointer is null)
        {
            Kernel.BugCheck(
                "NULL_POINTER_DEREFERENCED", 0x7E, 0xC0000005, $"{routine} was called with NULL for {parameter}.", "Test the result of an allocation before it is used.", null);
        }

        return pointer;
    }

    /// <summary>A spin lock. One that KeInitializeSpinLock was not called for is NULL here.</summary>
    public static KernelSpinLock RequireLock(KernelSpinLock spinLock, string routine, string parameter)
    {
        if (spinLock is null)
        {
            Kernel.Signals?.LockUninitialized?.Invoke(routine);
        }

        return RequireWdm(spinLock, routine, parameter);
    }

    [DoesNotReturn]
    private static void RefuseNull(string ddi, string parameter)
    {
        var kernel = Kernel;
        kernel.Signals?.NullGiven?.Invoke(ddi);
        kernel.BugCheck(
            "WDF_VIOLATION_5_WDF_INVALID_HANDLE-NullHandle", 0x10D, 5, $"{ddi} was called with NULL for {parameter}.", "Test the status of the call that made the handle before using it.", null);
    }

    private static void RefuseDead(WdfObject handle, string ddi, string parameter)
    {
        if (handle.IsDestroyed)
        {
            handle.Kernel.ThrowIfStopped();
            if (Enum.TryParse<DdiName>(ddi, out var name))
            {
                // The rules have better names for what became of the object.
                handle.Kernel.Signals?.TellDdi(name, handle, null);
            }

            handle.Kernel.BugCheck(
                "WDF_VIOLATION_5_STALE_HANDLE", 0x10D, 5, $"{ddi} was called for {parameter} {handle.Name} after the object was destroyed.", "Take a reference with WdfObjectReference for as long as the handle is used.", handle, parameter2Object: handle);
        }
    }

    [DoesNotReturn]
    private static void Missing(SimulatedKernel kernel, KernelObject owner, string ddi, string parameter)
    {
        kernel.ThrowIfStopped();
        kernel.BugCheck(
            "WDF_VIOLATION_4_WDF_REQUIRED_PARAMETER_IS_NULL", 0x10D, 4, $"{ddi} was called with NULL for {parameter}, which is required.", "Give the parameter; only those that the documentation calls optional may be NULL.", owner);
    }
}
