namespace Wdf.IoTargets.Benchmarks;

/// <summary>Makes a request for a target and deletes it.</summary>
internal sealed class CreateDeleteWork(Bed bed) : Work
{
    private readonly WdfIoTarget _target = bed.MakeTarget(Lower.Inline);

    public override void Run(int count)
    {
        for (var i = 0; i < count; i++)
        {
            WdfRequest.Create(bed.Driver, attributes: null, _target, out var request);
            request!.Delete();
        }
    }
}

/// <summary>A concurrent kernel with a lower device, a driver, its device and target; then all of it goes.</summary>
internal sealed class NewKernelWork(BedKind kind) : Work
{
    public override int SliceLength => 20;

    public override void Run(int count)
    {
        for (var i = 0; i < count; i++)
        {
            using var bed = new Bed(kind);
            bed.MakeTarget(Lower.Inline);
        }
    }
}
