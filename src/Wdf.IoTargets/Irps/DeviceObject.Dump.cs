using System.Globalization;

namespace Wdf.IoTargets;

/// <content>What <c>!devstack</c> shows.</content>
public sealed partial class DeviceObject
{
    /// <inheritdoc/>
    internal override void Dump(ObjectDump dump)
    {
        dump.Heading("!devstack", this);
        dump.Line("type and flags", $"{DeviceType}, {Flags}{(IsDeleted ? ", deleted" : string.Empty)}");
        dump.Text("stack, top first (> is this one):");
        for (var device = Top; device is not null; device = device.AttachedTo)
        {
            dump.Text(string.Create(CultureInfo.InvariantCulture, $"{(ReferenceEquals(device, this) ? '>' : ' ')} {device.Name}  of {device.DriverObject.Name}, StackSize {device.StackSize}"));
        }
    }
}
