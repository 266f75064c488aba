namespace Wdf.IoTargets;

/// <summary>An application above the drivers: it opens devices by name and does I/O on them, as Win32 programs do through the I/O manager.</summary>
public sealed class Application : KernelObject
{
    /// <summary>Makes an application.</summary>
    /// <param name="kernel">The kernel.</param>
    /// <param name="mode">User mode, or kernel mode for a component that uses the Zw* routines.</param>
    /// <param name="name">A name for reports.</param>
    public Application(SimulatedKernel kernel, ProcessorMode mode = ProcessorMode.UserMode, string? name = null)
        : base(kernel, KernelObjectKind.Application, name) => Mode = mode;

    /// <summary>User or kernel mode.</summary>
    public ProcessorMode Mode { get; }

    /// <summary>Opens a device (CreateFile, ZwCreateFile).</summary>
    /// <param name="name">Its name, such as <c>\??\Disk0</c>.</param>
    /// <param name="file">The open file; null on failure.</param>
    /// <param name="access">Access that is asked for; reading and writing by default.</param>
    /// <returns>Success; STATUS_OBJECT_NAME_NOT_FOUND; the status of the driver.</returns>
    public NtStatus Open(string name, out ApplicationFile? file, uint access = 0xC0000000)
    {
        var status = IoManager.CreateFile(Kernel, name, access, shareAccess: 0, fileAttributes: 0, disposition: 1, options: 0, out var handle, out _);
        file = status.IsSuccess ? new ApplicationFile(this, handle!) : null;
        return status;
    }

    /// <summary>Opens a device; a failure throws.</summary>
    /// <param name="name">Its name, such as <c>\??\Disk0</c>.</param>
    /// <returns>The open file.</returns>
    /// <exception cref="InvalidOperationException">The open failed.</exception>
    public ApplicationFile Open(string name) =>
        Open(name, out var file) is var status && status.IsSuccess
            ? file!
            : throw new InvalidOperationException($"{name} could not be opened: {status.ToName()}.");
}
