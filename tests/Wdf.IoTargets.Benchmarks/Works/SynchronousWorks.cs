namespace Wdf.IoTargets.Benchmarks;

/// <summary>A device control sent with the SYNCHRONOUS option.</summary>
internal sealed class SendSynchronousWork(Bed bed) : SendWork(bed, Lower.Inline)
{
    private readonly WdfRequestSendOptions _options = new(WdfRequestSendOptionsFlags.Synchronous);

    public override void Run(int count)
    {
        for (var i = 0; i < count; i++)
        {
            FormatIoctl();
            Request.Send(Target, _options);
        }
    }
}

/// <summary>SendIoctlSynchronously with a request of the framework's own.</summary>
internal sealed class IoctlSynchronouslyWork(Bed bed) : SendWork(bed, Lower.Inline)
{
    public override void Run(int count)
    {
        ulong bytes = 0;
        for (var i = 0; i < count; i++)
        {
            Target.SendIoctlSynchronously(null, Bed.Buffered, WdfMemoryDescriptor.ForHandle(Input), WdfMemoryDescriptor.ForHandle(Output), null, ref bytes);
        }
    }
}

/// <summary>SendReadSynchronously with a request of the framework's own.</summary>
internal sealed class ReadSynchronouslyWork(Bed bed) : SendWork(bed, Lower.Inline)
{
    public override void Run(int count)
    {
        ulong bytes = 0;
        for (var i = 0; i < count; i++)
        {
            Target.SendReadSynchronously(null, WdfMemoryDescriptor.ForHandle(Output), null, null, ref bytes);
        }
    }
}

/// <summary>SendWriteSynchronously with a request of the framework's own.</summary>
internal sealed class WriteSynchronouslyWork(Bed bed) : SendWork(bed, Lower.Inline)
{
    public override void Run(int count)
    {
        ulong bytes = 0;
        for (var i = 0; i < count; i++)
        {
            Target.SendWriteSynchronously(null, WdfMemoryDescriptor.ForHandle(Input), null, null, ref bytes);
        }
    }
}
