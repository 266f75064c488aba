using System.Globalization;

namespace Wdf.IoTargets;

/// <content>What <c>!irp</c> shows.</content>
public sealed partial class Irp
{
    /// <inheritdoc/>
    internal override void Dump(ObjectDump dump)
    {
        dump.Heading("!irp", this);
        dump.Line("origin", $"{Origin}{(Originator is null ? string.Empty : ", for " + Originator.Name)}");
        dump.Line("owner", Fate switch
        {
            IrpFate.InFlight => Owner()?.Name ?? "its creator",
            IrpFate.AtCreator => "its creator",
            _ => Fate.ToString(),
        });
        dump.Line("status", string.Create(CultureInfo.InvariantCulture, $"{IoStatus.Status.ToName()}, Information {IoStatus.Information}"));
        dump.Line("flags", Flags);
        dump.Line("cancel", $"{(Cancel ? "asked for" : "not asked for")}, routine {ObjectDump.NameOf(CancelRoutine)}");
        dump.LineIf(!AssociatedIrp.SystemBuffer.IsEmpty, "system buffer", string.Create(CultureInfo.InvariantCulture, $"{AssociatedIrp.SystemBuffer.Length} bytes"));
        dump.LineIf(MdlAddress is not null, "MDL", MdlAddress);
        dump.Text("stack locations (> is the current one):");
        for (var number = StackCount; number >= 1; number--)
        {
            ref var location = ref Location(number);
            var control = location.Control == 0 ? string.Empty : $", {location.Control}";
            dump.Text(string.Create(
                CultureInfo.InvariantCulture,
                $"{(number == CurrentLocation ? '>' : ' ')} {number}: {location.MajorFunction}/{location.MinorFunction}  {location.DeviceObject?.Name ?? "no device"}  routine {ObjectDump.NameOf(location.CompletionRoutine)}{control}"));
        }
    }
}
