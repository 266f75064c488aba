using System.Threading.Channels;
using Moq;
using NSubstitute;

namespace Wdf.IoTargets.Benchmarks;

/// <summary>An uncontended lock, entered and left: the unit of every ratio.</summary>
internal sealed class LockPairWork : Work
{
    private readonly Lock _lock = new();

    public override void Run(int count)
    {
        for (var i = 0; i < count; i++)
        {
            _lock.Enter();
            _lock.Exit();
        }
    }
}

/// <summary>The floor: a virtual call and two interlocked operations.</summary>
internal sealed class FloorWork : Work
{
    private static readonly IDevice[] Devices = [new Device(), new OtherDevice()];

    private int _count;

    public override void Run(int count)
    {
        for (var i = 0; i < count; i++)
        {
            Interlocked.Increment(ref _count);
            Devices[i & 1].Control(0, [], []);
            Interlocked.Decrement(ref _count);
        }
    }

    private sealed class Device : IDevice
    {
        public int Control(uint code, byte[] input, byte[] output) => 16;
    }

    private sealed class OtherDevice : IDevice
    {
        public int Control(uint code, byte[] input, byte[] output) => 17;
    }
}

/// <summary>A request through a channel, and its answer through another one.</summary>
internal sealed class ChannelWork : Work
{
    private readonly Channel<Work> _requests = Channel.CreateUnbounded<Work>();
    private readonly Channel<Work> _answers = Channel.CreateUnbounded<Work>();

    public override void Run(int count)
    {
        for (var i = 0; i < count; i++)
        {
            _requests.Writer.TryWrite(this);
            _requests.Reader.TryRead(out var request);
            _answers.Writer.TryWrite(request!);
            _answers.Reader.TryRead(out _);
        }
    }
}

/// <summary>A call of a device interface that NSubstitute fakes, with an answer that depends on the call.</summary>
internal sealed class NSubstituteWork : Work
{
    private readonly IDevice _device = Substitute.For<IDevice>();
    private readonly byte[] _input = new byte[16];
    private readonly byte[] _output = new byte[16];

    public NSubstituteWork() => _device.Control(Arg.Any<uint>(), Arg.Any<byte[]>(), Arg.Any<byte[]>()).Returns(static call => call.ArgAt<byte[]>(1).Length);

    public override int SliceLength => 10_000;

    public override void Run(int count)
    {
        for (var i = 0; i < count; i++)
        {
            _device.Control(Bed.Buffered, _input, _output);
        }
    }

    public override void Tidy() => _device.ClearReceivedCalls();
}

/// <summary>A call of a device interface that Moq fakes: with an answer that depends on the call, as a device's does, or with a constant.</summary>
internal sealed class MoqWork : Work
{
    private readonly Mock<IDevice> _mock = new();
    private readonly IDevice _device;
    private readonly byte[] _input = new byte[16];
    private readonly byte[] _output = new byte[16];

    public MoqWork(bool isConstant)
    {
        var setup = _mock.Setup(static d => d.Control(It.IsAny<uint>(), It.IsAny<byte[]>(), It.IsAny<byte[]>()));
        _ = isConstant ? setup.Returns(16) : setup.Returns(static (uint _, byte[] input, byte[] _) => input.Length);
        _device = _mock.Object;
    }

    public override int SliceLength => 10_000;

    public override void Run(int count)
    {
        for (var i = 0; i < count; i++)
        {
            _device.Control(Bed.Buffered, _input, _output);
        }
    }

    public override void Tidy() => _mock.Invocations.Clear();
}
