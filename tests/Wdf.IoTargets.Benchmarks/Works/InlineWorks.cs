namespace Wdf.IoTargets.Benchmarks;

/// <summary>A device control with 16 bytes in and out, completed inside the send.</summary>
internal sealed class IoctlWork(Bed bed) : SendWork(bed, Lower.Inline)
{
    public override void Run(int count)
    {
        for (var i = 0; i < count; i++)
        {
            FormatIoctl();
            Send();
        }
    }
}

/// <summary>The same without buffers, through a stack of lower devices.</summary>
internal sealed class EmptyIoctlWork(Bed bed, int filters = 0, DriverDispatch? filter = null) : SendWork(bed, Lower.InlineEmpty, filters, filter)
{
    public override void Run(int count)
    {
        for (var i = 0; i < count; i++)
        {
            FormatEmpty();
            Send();
        }
    }
}

/// <summary>The same with METHOD_NEITHER.</summary>
internal sealed class NeitherIoctlWork(Bed bed) : SendWork(bed, Lower.Inline)
{
    public override void Run(int count)
    {
        for (var i = 0; i < count; i++)
        {
            FormatNeither();
            Send();
        }
    }
}

/// <summary>A write of 16 bytes.</summary>
internal sealed class WriteWork(Bed bed) : SendWork(bed, Lower.Inline)
{
    public override void Run(int count)
    {
        for (var i = 0; i < count; i++)
        {
            FormatWrite();
            Send();
        }
    }
}

/// <summary>A read of 16 bytes.</summary>
internal sealed class ReadWork(Bed bed) : SendWork(bed, Lower.Inline)
{
    public override void Run(int count)
    {
        for (var i = 0; i < count; i++)
        {
            FormatRead();
            Send();
        }
    }
}
