namespace Wdf.IoTargets;

/// <summary>Buffers of a presented request, and what was made of them. Requests that a driver creates have none.</summary>
internal sealed class PresentedBuffers
{
    public Memory<byte> System;
    public Memory<byte> User;
    public RequestMemory? Input;
    public RequestMemory? Output;

    /// <summary>The MDL that the framework made over the system buffer.</summary>
    public Mdl? BuiltMdl;

    /// <summary>Ways to memory of the application, which end with the request.</summary>
    public List<MappedView> Views { get; } = [];
}
