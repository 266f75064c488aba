using System.Globalization;

namespace Wdf.IoTargets.Conformance;

/// <summary>The scenario's names, for handles and for pointers.</summary>
internal sealed class Names
{
    private readonly Dictionary<string, WdfObject?> _handles = [];
    private readonly Dictionary<object, string> _names = new(ReferenceEqualityComparer.Instance);
    private readonly Dictionary<string, Memory<byte>> _buffers = [];
    private readonly Dictionary<string, Mdl> _mdls = [];
    private readonly Dictionary<string, Irp> _irps = [];
    private readonly List<Range> _ranges = [];
    private readonly List<Range> _systemBuffers = [];

    /// <summary>Names a handle.</summary>
    /// <param name="name">The name.</param>
    /// <param name="handle">The handle; null when it could not be made.</param>
    public void Add(string name, WdfObject? handle)
    {
        _handles[name] = handle;
        if (handle is not null)
        {
            _names[handle] = name;
        }
    }

    /// <summary>Names anything else that is printed, such as a device object.</summary>
    /// <param name="name">The name.</param>
    /// <param name="thing">The thing.</param>
    public void AddThing(string name, object thing) => _names[thing] = name;

    /// <summary>Names a raw buffer.</summary>
    /// <param name="name">The name.</param>
    /// <param name="buffer">The buffer.</param>
    public void AddBuffer(string name, Memory<byte> buffer)
    {
        _buffers[name] = buffer;
        AddRange(name, buffer);
    }

    /// <summary>The MDL over a whole raw buffer; made once and never freed.</summary>
    /// <param name="kernel">The kernel.</param>
    /// <param name="name">The buffer's name.</param>
    /// <returns>The MDL; null for an unknown buffer.</returns>
    public Mdl? Mdl(SimulatedKernel kernel, string name)
    {
        if (!_buffers.TryGetValue(name, out var buffer))
        {
            return null;
        }

        if (!_mdls.TryGetValue(name, out var mdl))
        {
            mdl = IoManager.AllocateMdl(kernel, buffer)!;
            mdl.BuildForNonPagedPool();
            _mdls[name] = mdl;
        }

        return mdl;
    }

    /// <summary>Lets pointers into a memory print its name.</summary>
    /// <param name="name">The name.</param>
    /// <param name="memory">The memory.</param>
    public void AddRange(string name, Memory<byte> memory) => _ranges.Add(new Range(name, Address(memory), memory.Length, memory));

    /// <summary>Ends that, after an explicit delete.</summary>
    /// <param name="name">The name.</param>
    public void RemoveRange(string name) => _ranges.RemoveAll(r => r.Name == name);

    /// <summary>Names an IRP and its system buffer.</summary>
    /// <param name="name">The name.</param>
    /// <param name="irp">The IRP.</param>
    /// <param name="systemBuffer">What will be its system buffer.</param>
    public void AddIrp(string name, Irp irp, Memory<byte> systemBuffer)
    {
        _irps[name] = irp;
        _systemBuffers.Add(new Range(name, Address(systemBuffer), systemBuffer.Length, systemBuffer));
    }

    /// <summary>Finds a handle.</summary>
    /// <param name="name">Its name.</param>
    /// <returns>The handle; null for an unknown one.</returns>
    public WdfObject? Handle(string name) => _handles.GetValueOrDefault(name);

    /// <summary>Finds a raw buffer.</summary>
    /// <param name="name">Its name.</param>
    /// <returns>The buffer; default for an unknown one.</returns>
    public Memory<byte> Buffer(string name) => _buffers.GetValueOrDefault(name);

    /// <summary>Finds an IRP.</summary>
    /// <param name="name">Its name.</param>
    /// <returns>The IRP; null for an unknown one.</returns>
    public Irp? Irp(string name) => _irps.GetValueOrDefault(name);

    /// <summary>Finds the system buffer of an IRP.</summary>
    /// <param name="name">The IRP's name.</param>
    /// <returns>The buffer.</returns>
    public Memory<byte> SystemBuffer(string name) => _systemBuffers.FindLast(r => r.Name == name)!.Memory;

    /// <summary>The name of a handle or thing.</summary>
    /// <param name="thing">The thing.</param>
    /// <returns>The name, <c>null</c> or <c>other</c>.</returns>
    public string Of(object? thing) => thing is null ? "null" : _names.GetValueOrDefault(thing, "other");

    /// <summary>The name of a pointer.</summary>
    /// <param name="pointer">The pointer.</param>
    /// <returns>The name and offset of what it lies in; the later made one wins.</returns>
    public string Pointer(Memory<byte> pointer)
    {
        if (pointer.Equals(default))
        {
            return "null";
        }

        var address = Address(pointer);
        return Find(_ranges, address) is { } range
            ? string.Create(CultureInfo.InvariantCulture, $"{range.Name}+{address - range.Address}")
            : Find(_systemBuffers, address) is { } system ? $"{system.Name}.sys" : "fw";
    }

    /// <summary>Whether two pointers are the same.</summary>
    /// <param name="a">A pointer.</param>
    /// <param name="b">Another one.</param>
    /// <returns>True when they are.</returns>
    public static bool SameAddress(Memory<byte> a, Memory<byte> b) => Address(a) == Address(b);

    private static Range? Find(List<Range> ranges, long address) =>
        ranges.FindLast(r => address >= r.Address && address < r.Address + r.Length);

    // Pinning, unlike a span, also works for memory that is gone.
    private static unsafe long Address(Memory<byte> memory)
    {
        using var pin = memory.Pin();
        return (long)pin.Pointer;
    }

    private sealed record Range(string Name, long Address, int Length, Memory<byte> Memory);
}
