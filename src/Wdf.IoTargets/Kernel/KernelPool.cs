using System.Globalization;

namespace Wdf.IoTargets;

/// <summary>
/// The kernel's memory. Freed blocks are filled with a pattern and kept back for a while; a late write is found by
/// the pattern and reported with whoever freed the block.
/// </summary>
internal sealed class KernelPool(SimulatedKernel kernel)
{
    /// <summary>The byte that freed memory reads.</summary>
    public const byte FreedPattern = 0xDD;

    private readonly Lock _lock = new();
    private readonly Queue<PoolBlock> _quarantine = new();
    private readonly List<string> _lateWrites = [];
    private int _bytes;

    /// <summary>Allocates a block.</summary>
    /// <param name="length">Bytes; at least 1.</param>
    /// <param name="zeroed">Whether it begins zeroed.</param>
    public PoolBlock Allocate(int length, bool zeroed = true) => new(kernel, length, zeroed);

    /// <summary>Frees a block.</summary>
    /// <param name="block">The block.</param>
    /// <param name="because">What a later use is told.</param>
    /// <param name="by">Who freed it.</param>
    public void Free(PoolBlock block, string because, KernelObject? by)
    {
        block.Free(because, by);
        if (kernel.Options.QuarantineBytes == 0)
        {
            block.Release();
            return;
        }

        block.Raw.Fill(FreedPattern);
        lock (_lock)
        {
            _quarantine.Enqueue(block);
            _bytes += block.Length;
            while (_bytes > kernel.Options.QuarantineBytes && _quarantine.TryDequeue(out var oldest))
            {
                _bytes -= oldest.Length;
                Check(oldest);
                oldest.Release();
            }
        }
    }

    /// <summary>What was written to freed memory, one text each; looks at all that is kept back.</summary>
    public IReadOnlyList<string> LateWrites()
    {
        lock (_lock)
        {
            CheckAll();
            return [.. _lateWrites];
        }
    }

    /// <summary>Whether anything was written to freed memory; looks at all that is kept back.</summary>
    public bool HasLateWrites()
    {
        lock (_lock)
        {
            CheckAll();
            return _lateWrites.Count > 0;
        }
    }

    /// <summary>Gives up all that is kept back.</summary>
    public void Release()
    {
        lock (_lock)
        {
            while (_quarantine.TryDequeue(out var block))
            {
                block.Release();
            }

            _bytes = 0;
        }
    }

    /// <summary>Gives up all that is kept back, and what was found.</summary>
    public void Reset()
    {
        Release();
        lock (_lock)
        {
            _lateWrites.Clear();
        }
    }

    private void CheckAll()
    {
        foreach (var block in _quarantine)
        {
            Check(block);
        }
    }

    private void Check(PoolBlock block)
    {
        var at = block.Raw.IndexOfAnyExcept(FreedPattern);
        if (at >= 0)
        {
            _lateWrites.Add(string.Create(
                CultureInfo.InvariantCulture,
                $"Late write: byte {at} of a buffer of {block.Length} bytes was written after {block.FreedBy?.Name ?? "its owner"} gave the buffer back. Use a request's buffers only until it is completed."));
            block.Raw.Fill(FreedPattern);
        }
    }
}
