namespace Wdf.IoTargets;

/// <summary>The three forms of a memory descriptor.</summary>
public struct WdfMemoryDescriptorUnion
{
    /// <summary>A raw buffer.</summary>
    public BufferForm BufferType;

    /// <summary>An MDL.</summary>
    public MdlForm MdlType;

    /// <summary>A memory object.</summary>
    public HandleForm HandleType;

    /// <summary>A raw buffer.</summary>
    public struct BufferForm
    {
        /// <summary>The buffer; default for a null pointer.</summary>
        public Memory<byte> Buffer;

        /// <summary>Its length in bytes.</summary>
        public uint Length;
    }

    /// <summary>An MDL.</summary>
    public struct MdlForm
    {
        /// <summary>The MDL.</summary>
        public Mdl? Mdl;

        /// <summary>Bytes to transfer.</summary>
        public uint BufferLength;
    }

    /// <summary>A memory object.</summary>
    public struct HandleForm
    {
        /// <summary>The memory object.</summary>
        public WdfMemory? Memory;

        /// <summary>The part of it; null for the whole.</summary>
        public WdfMemoryOffset? Offsets;
    }
}
