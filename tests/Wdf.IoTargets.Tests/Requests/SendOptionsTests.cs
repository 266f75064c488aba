using Wdf.IoTargets.Tests.TestBed;

namespace Wdf.IoTargets.Tests.Requests;

public class SendOptionsTests
{
    [Theory]
    [InlineData(0x0u)]
    [InlineData(0x1u)]
    [InlineData(0x2u)]
    [InlineData(0x3u)]
    [InlineData(0x4u)]
    [InlineData(0x5u)]
    [InlineData(0x6u)]
    [InlineData(0x7u)]
    public void Every_combination_of_the_first_three_flags_is_legal(uint flags)
    {
        using var bed = new Bed();
        bed.Run(() =>
        {
            var request = bed.Sent(Bed.Options((WdfRequestSendOptionsFlags)flags));
            request.Status.Should().Be(NtStatus.Success);
            bed.Done.Count.Should().Be(1);
        });
    }

    public static TheoryData<uint, uint> Bad => new()
    {
        { 16, 0x8 | 0x1 },
        { 16, 0x8 | 0x2 },
        { 16, 0x8 | 0x4 },
        { 16, 0x10 },
        { 16, 0x80000000 },
        { 16, 0x10000 },
        { 16, 0x20000 },
        { 16, 0x10008 },
        { 15, 0x0 },
        { 17, 0x0 },
        { 0, 0x0 },
    };

    [Theory]
    [MemberData(nameof(Bad))]
    public void A_send_turns_every_failure_of_the_options_into_an_invalid_parameter(uint size, uint flags)
    {
        using var bed = new Bed(Bed.Continuing);
        bed.Run(() =>
        {
            var request = bed.Formatted();
            request.Send(bed.Target, new WdfRequestSendOptions { Size = size, Flags = (WdfRequestSendOptionsFlags)flags }).Should().BeFalse();
            request.Status.Should().Be(NtStatus.InvalidParameter);
            bed.Kernel.Violations.Should().ContainSingle();
            bed.Lower.Seen.Should().BeEmpty();
        });
    }

    [Theory]
    [MemberData(nameof(Bad))]
    public void A_synchronous_helper_returns_the_precise_status(uint size, uint flags)
    {
        using var bed = new Bed();
        bed.Run(() =>
        {
            var options = new WdfRequestSendOptions { Size = size, Flags = (WdfRequestSendOptionsFlags)flags };
            bed.SendIoctl(out _, options: options).Should().Be(size == 16 ? NtStatus.InvalidParameter : NtStatus.InfoLengthMismatch);
        });
    }

    [Fact]
    public void A_timeout_flag_with_time_zero_is_no_time_out()
    {
        using var bed = new Bed();
        bed.Run(() =>
        {
            bed.Lower.PendsCancelable();
            bed.Sent(Bed.Options(WdfRequestSendOptionsFlags.Timeout));
            bed.Kernel.RunFor(TimeSpan.FromDays(1));
            bed.Done.Count.Should().Be(0);
            bed.Lower.Release();
        });
    }

    [Fact]
    public void A_time_without_the_flag_is_ignored()
    {
        using var bed = new Bed();
        bed.Run(() =>
        {
            bed.Lower.PendsCancelable();
            bed.Sent(new WdfRequestSendOptions(WdfRequestSendOptionsFlags.None) { Timeout = -1 });
            bed.Kernel.RunFor(TimeSpan.FromDays(1));
            bed.Done.Count.Should().Be(0);
            bed.Lower.Release();
        });
    }

    [Fact]
    public void Set_timeout_sets_the_flag_and_the_value()
    {
        var options = new WdfRequestSendOptions(WdfRequestSendOptionsFlags.IgnoreTargetState);
        options.SetTimeout(-500);
        options.Flags.Should().Be(WdfRequestSendOptionsFlags.IgnoreTargetState | WdfRequestSendOptionsFlags.Timeout);
        options.Timeout.Should().Be(-500);
        options.Size.Should().Be(16);
    }
}
