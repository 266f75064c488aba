using System.Globalization;

namespace Wdf.IoTargets;

/// <content>What <c>!wdfkd.wdfmemory</c> shows.</content>
public partial class WdfMemory
{
    private const int ShownBytes = 16;

    /// <inheritdoc/>
    private protected override string DumpCommand => "!wdfkd.wdfmemory";

    /// <inheritdoc/>
    internal override void Dump(ObjectDump dump)
    {
        base.Dump(dump);
        dump.Line("size", string.Create(CultureInfo.InvariantCulture, $"{Size} bytes{(IsReadOnly ? ", read-only" : string.Empty)}"));
        dump.LineIf(!ReferenceEquals(ObjectBehindHandle, this), "belongs to", ObjectBehindHandle);
        if (_block is { IsFreed: false } block)
        {
            dump.Line("begins with", Convert.ToHexString(block.Raw[..Math.Min(Size, ShownBytes)]) + (Size > ShownBytes ? "..." : string.Empty));
        }
    }
}
