namespace Wdf.IoTargets.Tests.Support;

public class WdfCollectionTests
{
    [Fact]
    public void It_keeps_order_and_takes_an_object_twice()
    {
        using var bed = new SupportBed(TestBed.Bed.Continuing);
        bed.Run(() =>
        {
            WdfCollection.Create(bed.Driver, null, out var collection).Should().Be(NtStatus.Success);
            WdfObject.Create(bed.Driver, null, out var a);
            WdfObject.Create(bed.Driver, null, out var b);
            foreach (var item in new[] { a!, b!, a! })
            {
                collection!.Add(item).Should().Be(NtStatus.Success);
            }

            collection!.Count.Should().Be(3);
            collection.Remove(a!);
            collection.FirstItem.Should().BeSameAs(b);
            collection.LastItem.Should().BeSameAs(a);
            collection.GetItem(2).Should().BeNull();
            collection.RemoveAt(2);
            bed.Kernel.Violations.Should().ContainSingle("there is no third entry any more");
            collection.Delete();
            a!.Delete();
            b!.Delete();
        });
    }

    [Fact]
    public void A_deleted_object_stays_until_it_is_removed()
    {
        using var bed = new SupportBed();
        bed.Run(() =>
        {
            WdfCollection.Create(bed.Driver, null, out var collection).Should().Be(NtStatus.Success);
            WdfObject.Create(bed.Driver, null, out var item);
            collection!.Add(item!);
            item!.Delete();
            item.IsDestroyed.Should().BeFalse();
            collection.GetItem(0).Should().BeSameAs(item);
            collection.RemoveAt(0);
            item.IsDestroyed.Should().BeTrue();
            collection.Delete();
        });
    }
}
