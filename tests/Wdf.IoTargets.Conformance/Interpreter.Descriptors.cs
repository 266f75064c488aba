namespace Wdf.IoTargets.Conformance;

/// <content>Memory descriptors.</content>
internal sealed partial class Interpreter
{
    // buf:BUFFER[:LEN], mdl:BUFFER[:LEN], mem:MEMORY[:OFF[:LEN]], bad:TYPE, null.
    private OwnedDescriptor Descriptor(string? text)
    {
        if (string.IsNullOrEmpty(text) || text == "null")
        {
            return default;
        }

        var parts = text.Split(':');
        var buffer = _names.Buffer(parts[1]);
        var length = parts.Length > 2 ? (uint)Number.Parse(parts[2]) : (uint)buffer.Length;
        switch (parts[0])
        {
            case "buf":
                return new OwnedDescriptor(WdfMemoryDescriptor.ForBuffer(buffer, length));
            case "mdl":
                var mdl = buffer.Equals(default) ? null : IoManager.AllocateMdl(_kernel, buffer);
                mdl?.BuildForNonPagedPool();
                return new OwnedDescriptor(WdfMemoryDescriptor.ForMdl(mdl, length));
            case "mem":
                return new OwnedDescriptor(WdfMemoryDescriptor.ForHandle(HandleOrNull<WdfMemory>(parts[1]), Offset(parts, 2)));
            default:
                return new OwnedDescriptor(new WdfMemoryDescriptor { Type = (WdfMemoryDescriptorType)(int)Number.Parse(parts[1]) });
        }
    }

    /// <summary>A descriptor that frees its MDL.</summary>
    private readonly struct OwnedDescriptor(WdfMemoryDescriptor? value) : IDisposable
    {
        public WdfMemoryDescriptor? Value { get; } = value;

        public void Dispose()
        {
            if (Value is { Type: WdfMemoryDescriptorType.Mdl } descriptor && descriptor.u.MdlType.Mdl is { Kernel.IsStopped: false } mdl)
            {
                IoManager.FreeMdl(mdl);
            }
        }
    }
}
