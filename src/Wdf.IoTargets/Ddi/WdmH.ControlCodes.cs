#nullable disable

namespace Wdf.IoTargets.Ddi;

/// <content>Device control codes and their parts.</content>
public static partial class WdmH
{
    /// <summary>
    /// Composes a device control code. A C# constant cannot call a method, so where a code has to be a constant (in a
    /// <c>case</c>, say) the macro's expression is written out:
    /// <c>const uint IOCTL_X = (FILE_DEVICE_UNKNOWN &lt;&lt; 16) | (FILE_ANY_ACCESS &lt;&lt; 14) | (0x800 &lt;&lt; 2) | METHOD_BUFFERED;</c>
    /// </summary>
    /// <param name="DeviceType">The type of device, a <c>FILE_DEVICE_</c> value or one of a vendor from 0x8000.</param>
    /// <param name="Function">The function number; those of vendors start at 0x800.</param>
    /// <param name="Method">A <c>METHOD_</c> value.</param>
    /// <param name="Access">A <c>FILE_</c> access value.</param>
    /// <returns>The code.</returns>
    /// <seealso href="https://learn.microsoft.com/windows-hardware/drivers/kernel/defining-i-o-control-codes"/>
    public static uint CTL_CODE(uint DeviceType, uint Function, uint Method, uint Access) =>
        (DeviceType << 16) | (Access << 14) | (Function << 2) | Method;

    /// <summary>The device type of a control code.</summary>
    /// <param name="ctrlCode">The code.</param>
    /// <returns>Its bits 16 to 31.</returns>
    public static uint DEVICE_TYPE_FROM_CTL_CODE(uint ctrlCode) => ctrlCode >> 16;

    /// <summary>The transfer method of a control code.</summary>
    /// <param name="ctrlCode">The code.</param>
    /// <returns>A <c>METHOD_</c> value.</returns>
    public static uint METHOD_FROM_CTL_CODE(uint ctrlCode) => ctrlCode & 3;

    /// <inheritdoc cref="IoMethod.Buffered"/>
    public const uint METHOD_BUFFERED = (uint)IoMethod.Buffered;

    /// <inheritdoc cref="IoMethod.InDirect"/>
    public const uint METHOD_IN_DIRECT = (uint)IoMethod.InDirect;

    /// <inheritdoc cref="IoMethod.OutDirect"/>
    public const uint METHOD_OUT_DIRECT = (uint)IoMethod.OutDirect;

    /// <inheritdoc cref="IoMethod.Neither"/>
    public const uint METHOD_NEITHER = (uint)IoMethod.Neither;

    /// <inheritdoc cref="IoMethod.InDirect"/>
    public const uint METHOD_DIRECT_TO_HARDWARE = METHOD_IN_DIRECT;

    /// <inheritdoc cref="IoMethod.OutDirect"/>
    public const uint METHOD_DIRECT_FROM_HARDWARE = METHOD_OUT_DIRECT;

    /// <inheritdoc cref="IoAccess.Any"/>
    public const uint FILE_ANY_ACCESS = (uint)IoAccess.Any;

    /// <inheritdoc cref="IoAccess.Any"/>
    public const uint FILE_SPECIAL_ACCESS = (uint)IoAccess.Any;

    /// <inheritdoc cref="IoAccess.Read"/>
    public const uint FILE_READ_ACCESS = (uint)IoAccess.Read;

    /// <inheritdoc cref="IoAccess.Write"/>
    public const uint FILE_WRITE_ACCESS = (uint)IoAccess.Write;
}
