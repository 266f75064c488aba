namespace Wdf.IoTargets.Tests.TestBed;

/// <summary>An application that has the device of the driver under test open.</summary>
internal sealed class OpenedDevice : IDisposable
{
    public OpenedDevice(Bed bed, ProcessorMode mode = ProcessorMode.UserMode)
    {
        Application = new Application(bed.Kernel, mode);
        File = Application.Open(Bed.LowerName);
    }

    public Application Application { get; }

    public ApplicationFile File { get; }

    public void Close() => File.Close();

    public void Dispose() => File.Dispose();
}
