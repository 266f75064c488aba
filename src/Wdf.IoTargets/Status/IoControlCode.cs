namespace Wdf.IoTargets;

/// <summary>A device control code: device type, function, transfer method and required access in 32 bits.</summary>
/// <param name="Value">The code as it stands in an IRP.</param>
/// <seealso href="https://learn.microsoft.com/windows-hardware/drivers/kernel/defining-i-o-control-codes"/>
public readonly record struct IoControlCode(uint Value)
{
    /// <summary>The type of device that the code is for: bits 16 to 31.</summary>
    public DeviceType DeviceType => (DeviceType)(Value >> 16);

    /// <summary>The access that the caller needs: bits 14 and 15.</summary>
    public IoAccess Access => (IoAccess)((Value >> 14) & 3);

    /// <summary>The number of the function within its device type: bits 2 to 13. Numbers from 0x800 are free for vendors.</summary>
    public uint Function => (Value >> 2) & 0xFFF;

    /// <summary>How the buffers are passed: bits 0 and 1.</summary>
    public IoMethod Method => (IoMethod)(Value & 3);

    /// <summary>Composes a code from its parts, as the C macro <c>CTL_CODE</c> does: the parts are shifted and combined, not checked.</summary>
    /// <param name="deviceType">The type of device, up to 0xFFFF.</param>
    /// <param name="function">The function number, up to 0xFFF.</param>
    /// <param name="method">How the buffers are passed.</param>
    /// <param name="access">The access that the caller needs.</param>
    /// <returns>The code.</returns>
    [Ddi("CTL_CODE")]
    public static IoControlCode Create(DeviceType deviceType, uint function, IoMethod method, IoAccess access) =>
        new(((uint)deviceType << 16) | ((uint)access << 14) | (function << 2) | (uint)method);

    /// <summary>Wraps a code.</summary>
    /// <param name="value">The code.</param>
    public static implicit operator IoControlCode(uint value) => new(value);

    /// <summary>Gives the code as a number.</summary>
    /// <param name="code">The code.</param>
    public static implicit operator uint(IoControlCode code) => code.Value;

    /// <summary>The code as <c>0x00222000</c>.</summary>
    /// <returns>Eight hexadecimal digits.</returns>
    public override string ToString() => $"0x{Value:X8}";
}
