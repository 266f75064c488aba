namespace Wdf.IoTargets;

/// <summary>How a request is sent (WDF_REQUEST_SEND_OPTIONS). A null structure means no options.</summary>
/// <seealso href="https://learn.microsoft.com/windows-hardware/drivers/ddi/wdfrequest/ns-wdfrequest-_wdf_request_send_options"/>
public struct WdfRequestSendOptions
{
    /// <summary>The C structure's size in bytes.</summary>
    public const uint StructureSize = 16;

    private const WdfRequestSendOptionsFlags Valid =
        WdfRequestSendOptionsFlags.Timeout | WdfRequestSendOptionsFlags.Synchronous
        | WdfRequestSendOptionsFlags.IgnoreTargetState | WdfRequestSendOptionsFlags.SendAndForget;

    /// <summary>Size of the structure; anything but <see cref="StructureSize"/> is refused.</summary>
    public uint Size;

    /// <summary>The flags.</summary>
    public WdfRequestSendOptionsFlags Flags;

    /// <summary>Time-out in units of 100 ns: negative relative, positive absolute since 1601, 0 none. Counts only with the Timeout flag.</summary>
    public long Timeout;

    /// <summary>Makes options (WDF_REQUEST_SEND_OPTIONS_INIT).</summary>
    /// <param name="flags">The flags.</param>
    [Ddi("WDF_REQUEST_SEND_OPTIONS_INIT")]
    public WdfRequestSendOptions(WdfRequestSendOptionsFlags flags)
    {
        Size = StructureSize;
        Flags = flags;
        Timeout = 0;
    }

    /// <summary>Options with a relative time-out.</summary>
    /// <param name="timeout">The time-out; not zero.</param>
    /// <param name="flags">Further flags.</param>
    /// <returns>The options.</returns>
    public static WdfRequestSendOptions WithTimeout(TimeSpan timeout, WdfRequestSendOptionsFlags flags = WdfRequestSendOptionsFlags.None)
    {
        var options = new WdfRequestSendOptions(flags);
        options.SetTimeout(-timeout.Ticks);
        return options;
    }

    /// <summary>Sets the time-out and its flag (WDF_REQUEST_SEND_OPTIONS_SET_TIMEOUT).</summary>
    /// <param name="timeout">In units of 100 ns: negative relative, positive absolute.</param>
    [Ddi("WDF_REQUEST_SEND_OPTIONS_SET_TIMEOUT")]
    public void SetTimeout(long timeout)
    {
        Flags |= WdfRequestSendOptionsFlags.Timeout;
        Timeout = timeout;
    }

    internal readonly bool Has(WdfRequestSendOptionsFlags flag) => (Flags & flag) != 0;

    internal readonly bool HasTimeout => Has(WdfRequestSendOptionsFlags.Timeout) && Timeout != 0;

    /// <summary>Checks options; null is valid.</summary>
    internal static NtStatus Check(in WdfRequestSendOptions? options)
    {
        if (options is not { } o)
        {
            return NtStatus.Success;
        }

        if (o.Size != StructureSize)
        {
            return NtStatus.InfoLengthMismatch;
        }

        return (o.Flags & ~Valid) != 0 || (o.Has(WdfRequestSendOptionsFlags.SendAndForget) && o.Flags != WdfRequestSendOptionsFlags.SendAndForget)
            ? NtStatus.InvalidParameter
            : NtStatus.Success;
    }
}
