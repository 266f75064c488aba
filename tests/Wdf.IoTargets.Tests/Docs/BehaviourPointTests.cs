using Wdf.IoTargets.Tests.TestBed;

namespace Wdf.IoTargets.Tests.Docs;

/// <summary>Points of docs/behaviour.md that no scenario and no other test shows.</summary>
public class BehaviourPointTests
{
    [Fact]
    public void A_query_for_no_interface_is_a_bug_check()
    {
        using var bed = new Bed();
        bed.IsFatal(4, () => WdfIoTargetQueryForInterface(bed.Target, NULL, out _, 16, 1, NULL));
    }

    [Fact]
    public void Send_and_forget_to_a_remote_target_opened_by_name_is_not_refused()
    {
        using var bed = new Bed();
        var remote = new RemoteBed(bed);
        var sent = false;
        bed.Device.CreateDefaultQueue((_, request) =>
        {
            request.FormatUsingCurrentType();
            sent = request.Send(remote.Target, Bed.Options(WdfRequestSendOptionsFlags.SendAndForget));
        });
        using var opened = new OpenedDevice(bed);
        bed.Run(() =>
        {
            opened.File.DeviceIoControl(Bed.Ioctl).Status.Should().Be(NtStatus.Success);
            opened.Close();
            remote.Target.Close();
        });
        sent.Should().BeTrue();
        remote.Lower.Seen.Should().ContainSingle();
    }
}
