namespace Wdf.IoTargets.Conformance;

/// <content>Memory descriptors.</content>
internal sealed partial class Interpreter
{
    // buf:BUFFER[:LEN], mdl:BUFFER[:LEN], mem:MEMORY[:OFF[:LEN]], bad:TYPE, null.
    private WdfMemoryDescriptor? Descriptor(string? text)
    {
        if (string.IsNullOrEmpty(text) || text == "null")
        {
            return null;
        }

        var parts = text.Split(':');
        var buffer = _names.Buffer(parts[1]);
        var length = parts.Length > 2 ? (uint)Number.Parse(parts[2]) : (uint)buffer.Length;
        switch (parts[0])
        {
            case "buf":
                return WdfMemoryDescriptor.ForBuffer(buffer, length);
            case "mdl":
                return WdfMemoryDescriptor.ForMdl(_names.Mdl(_kernel, parts[1]), length);
            case "mem":
                return WdfMemoryDescriptor.ForHandle(Handle<WdfMemory>(parts[1]), Offset(parts, 2));
            default:
                return new WdfMemoryDescriptor { Type = (WdfMemoryDescriptorType)(int)Number.Parse(parts[1]) };
        }
    }
}
