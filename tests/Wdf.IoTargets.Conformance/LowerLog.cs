using System.Globalization;
using System.Text;

namespace Wdf.IoTargets.Conformance;

/// <summary>Prints what reaches the bottom of the stacks.</summary>
/// <param name="names">The scenario's names.</param>
/// <param name="output">Where to print.</param>
internal sealed class LowerLog(Names names, Output output)
{
    public void Write(string line) => output.Write(line);

    /// <summary>Prints the arrival of an IRP.</summary>
    /// <param name="lower">The stack.</param>
    /// <param name="seen">The IRP.</param>
    public void Arrival(ProgrammableLower lower, LowerIrp seen)
    {
        var irp = seen.Irp;
        ref var location = ref irp.GetCurrentIrpStackLocation();
        var line = new StringBuilder();
        line.Append(CultureInfo.InvariantCulture, $"LOWER {lower.Name}#{seen.Number} {MajorName(location.MajorFunction)}");
        var data = AppendParameters(line, irp, location, lower.PrintsArguments);
        var mdl = irp.MdlAddress is { } m ? string.Create(CultureInfo.InvariantCulture, $"{names.Pointer(m.VirtualAddress)}:{m.ByteCount}") : "null";
        line.Append(CultureInfo.InvariantCulture, $" sys={names.Pointer(irp.AssociatedIrp.SystemBuffer)} user={names.Pointer(irp.UserBuffer)} mdl={mdl}");
        line.Append(CultureInfo.InvariantCulture, $" irpflags=0x{(uint)irp.Flags:x} slflags=0x{location.Flags:x} file={(location.FileObject is null ? "no" : "yes")}");
        line.Append(CultureInfo.InvariantCulture, $" mode={(int)irp.RequestorMode} loc={irp.CurrentLocation}/{irp.StackCount}");
        if (data.Length > 0 && !lower.PrintsArguments)
        {
            line.Append(" data=").Append(Number.Hex(data.Span));
        }

        output.Write(line.ToString());
    }

    private Memory<byte> AppendParameters(StringBuilder line, Irp irp, IoStackLocation location, bool printsArguments)
    {
        switch (location.MajorFunction)
        {
            case MajorFunction.Read or MajorFunction.Write:
                ref var transfer = ref location.Parameters.Read;
                line.Append(CultureInfo.InvariantCulture, $" len={transfer.Length} off={transfer.ByteOffset}");
                break;
            case MajorFunction.DeviceControl or MajorFunction.InternalDeviceControl when printsArguments:
                ref var others = ref location.Parameters.Others;
                line.Append(CultureInfo.InvariantCulture, $" arg1={Argument(others.Pointer1, others.Argument1)} arg2={Argument(others.Pointer2, others.Argument2)}");
                line.Append(CultureInfo.InvariantCulture, $" arg4={Argument(others.Pointer4, others.Argument4)} code=0x{others.Argument3:x}");
                return default;
            case MajorFunction.DeviceControl or MajorFunction.InternalDeviceControl:
                ref var control = ref location.Parameters.DeviceIoControl;
                line.Append(CultureInfo.InvariantCulture, $" code=0x{control.IoControlCode:x} in={control.InputBufferLength} out={control.OutputBufferLength}");
                line.Append(CultureInfo.InvariantCulture, $" type3={names.Pointer(control.Type3InputBuffer)}");
                break;
            default:
                return default;
        }

        return LowerTransfer.Of(irp).Input;
    }

    private string Argument(Memory<byte> pointer, ulong number) =>
        !pointer.Equals(default) ? names.Pointer(pointer) : number == 0 ? "null" : "fw";

    private static string MajorName(MajorFunction major) => major switch
    {
        MajorFunction.DeviceControl => "DEVICE_CONTROL",
        MajorFunction.InternalDeviceControl => "INTERNAL_DEVICE_CONTROL",
        MajorFunction.FlushBuffers => "FLUSH_BUFFERS",
        MajorFunction.SystemControl => "SYSTEM_CONTROL",
        MajorFunction.QueryInformation => "QUERY_INFORMATION",
        MajorFunction.SetInformation => "SET_INFORMATION",
        _ => major.ToString().ToUpperInvariant(),
    };
}
