namespace Wdf.IoTargets.Conformance;

/// <summary>With what a lower stack completes an IRP.</summary>
/// <param name="Status">The status.</param>
/// <param name="Information">The information; null for the length that was asked for.</param>
/// <param name="Fill">The first of the bytes that are written to the output buffer; null for none.</param>
internal sealed record LowerOutcome(NtStatus Status, ulong? Information, byte? Fill)
{
    /// <summary>Reads an outcome.</summary>
    /// <param name="operation">The operation.</param>
    /// <param name="at">Where the status is in it; the information follows.</param>
    /// <returns>The outcome.</returns>
    public static LowerOutcome Parse(Operation operation, int at)
    {
        var information = operation.Word(at + 1);
        return new LowerOutcome(
            Number.Status(operation.Word(at)),
            information is "auto" or "" ? null : Number.Parse(information),
            operation.NumberOf("fill") is { } fill ? (byte)fill : null);
    }

    /// <summary>Sets the IRP's status and information, and fills its output buffer.</summary>
    /// <param name="irp">The IRP, at the lowest device.</param>
    public void Apply(Irp irp)
    {
        var transfer = LowerTransfer.Of(irp);
        var information = Information ?? transfer.Length;
        if (Fill is { } fill)
        {
            var bytes = transfer.Output.Span;
            for (var i = 0; i < bytes.Length && (ulong)i < information; i++)
            {
                bytes[i] = (byte)(fill + i);
            }
        }

        irp.IoStatus = new IoStatusBlock { Status = Status, Information = information };
    }
}
