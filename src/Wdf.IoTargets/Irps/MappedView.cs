using System.Buffers;
using System.Runtime.InteropServices;

namespace Wdf.IoTargets;

/// <summary>A second way to a caller's memory that can be taken back: the mapping of an MDL, or raw user memory that a request carries.</summary>
internal sealed class MappedView(SimulatedKernel kernel, Memory<byte> bytes) : MemoryManager<byte>
{
    private string? _because;
    private KernelObject? _by;

    /// <summary>Memory is handed on: the rules look whether it is a view that was taken back.</summary>
    public static void NoteUse(Memory<byte> memory)
    {
        if (MemoryMarshal.TryGetMemoryManager<byte, MappedView>(memory, out var view) && view is { _because: not null })
        {
            view.TellRules();
        }
    }

    public override Span<byte> GetSpan()
    {
        if (_because is not null)
        {
            TellRules();
            kernel.BugCheck(
                "BUFFER_USED_AFTER_COMPLETION",
                0xC4,
                0xB8,
                $"A mapped buffer was used after it was gone: {_because}.",
                "Copy what is needed before the request is completed and its MDL unlocked.",
                _by);
        }

        return bytes.Span;
    }

    public override Memory<byte> Memory => CreateMemory(bytes.Length);

    public override MemoryHandle Pin(int elementIndex = 0) => bytes[elementIndex..].Pin();

    public override void Unpin()
    {
    }

    public void Revoke(string because, KernelObject by)
    {
        _because ??= because;
        _by ??= by;
    }

    protected override void Dispose(bool disposing)
    {
    }

    private void TellRules() => IrpSignals.Of(kernel)?.RevokedViewUsed?.Invoke(_by!);
}
