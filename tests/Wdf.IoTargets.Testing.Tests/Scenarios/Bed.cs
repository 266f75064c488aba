namespace Wdf.IoTargets.Testing.Tests.Scenarios;

/// <summary>A driver over a scripted device whose completions come from units.</summary>
internal sealed class Bed
{
    private const uint Ioctl = 0x222000;

    private readonly WdfDriver _driver;

    public Bed(SimulatedKernel kernel, string? name = null)
    {
        Device = new ScriptedDriver(kernel) { CompleteInline = false };
        _driver = WdfDriver.Create(kernel, name: name);
        Target = _driver.CreateDevice(Device.Device).IoTarget!;
    }

    public ScriptedDriver Device { get; }

    public WdfIoTarget Target { get; }

    public int Completions { get; private set; }

    public WdfRequest Formatted()
    {
        var request = _driver.CreateRequest(Target);
        if (Target.FormatRequestForIoctl(request, Ioctl, null, null, null, null) != NtStatus.Success)
        {
            throw new InvalidOperationException("The request was not formatted.");
        }

        request.SetCompletionRoutine((_, _, in _, _) => Completions++);
        return request;
    }

    public WdfRequest Sent()
    {
        var request = Formatted();
        return request.Send(Target) ? request : throw new InvalidOperationException("The request was not sent.");
    }
}
