using System.Globalization;

namespace Wdf.IoTargets.Conformance;

/// <content>Memory.</content>
internal sealed partial class Interpreter
{
    private bool ExecuteMemory(Operation op)
    {
        var name = op.Word(1);
        switch (op.Name)
        {
            case "buffer":
                MakeBuffer(op);
                return true;
            case "memory":
                MakeMemory(op);
                return true;
            case "premem":
                var under = _names.Buffer(op.Option("buffer") ?? string.Empty);
                var status = WdfMemoryCreatePreallocated(Attributes(op), under, (nuint)(op.NumberOf("size") ?? (ulong)under.Length), out var memory);
                Made(op, status, memory);
                return true;
            case "mget":
                var bytes = WdfMemoryGetBuffer(Handle<WdfMemory>(name), out var size);
                Print(string.Create(CultureInfo.InvariantCulture, $"mget {name} size={size} buffer={_names.Pointer(bytes)}"));
                return true;
            case "assign":
                var buffer = _names.Buffer(op.Word(2));
                PrintStatus($"assign {name}", WdfMemoryAssignBuffer(Handle<WdfMemory>(name), buffer, (nuint)(op.NumberOf("size") ?? (ulong)buffer.Length)));
                return true;
            case "mcopyto":
                CopyOut(op);
                return true;
            case "mcopyfrom":
                var source = Convert.FromHexString(op.Word(3));
                PrintStatus(
                    $"mcopyfrom {name}",
                    WdfMemoryCopyFromBuffer(Handle<WdfMemory>(name), (nuint)Number.Parse(op.Word(2)), source, (nuint)(op.NumberOf("len") ?? (ulong)source.Length)));
                return true;
            case "dump":
                var dumped = _names.Handle(name) is WdfMemory m ? m.Buffer : _names.Buffer(name);
                Print(string.Create(CultureInfo.InvariantCulture, $"dump {name} size={dumped.Length} {Number.Hex(dumped.Span)}"));
                return true;
            default:
                return false;
        }
    }

    private void MakeBuffer(Operation op)
    {
        var size = (int)(op.NumberOf("size") ?? 0);
        var buffer = _kernel.AllocatePool(Math.Max(size, 1))[..size];
        Fill(op, buffer.Span);
        _names.AddBuffer(op.Word(1), buffer);
    }

    private void MakeMemory(Operation op)
    {
        var pool = op.Has("paged") ? PoolType.PagedPool : PoolType.NonPagedPoolNx;
        var status = WdfMemoryCreate(Attributes(op), pool, 0, (nuint)(op.NumberOf("size") ?? 0), out var memory, out var buffer);
        if (memory is not null)
        {
            Fill(op, buffer.Span);
            _names.AddRange(op.Word(1), buffer);
        }

        Made(op, status, memory);
    }

    private static void Fill(Operation op, Span<byte> bytes)
    {
        bytes.Clear();
        if (op.NumberOf("fill") is { } first)
        {
            for (var i = 0; i < bytes.Length; i++)
            {
                bytes[i] = (byte)(first + (ulong)i);
            }
        }

        if (op.Option("hex") is { } hex)
        {
            var front = Convert.FromHexString(hex);
            front.AsSpan(0, Math.Min(front.Length, bytes.Length)).CopyTo(bytes);
        }
    }

    private void CopyOut(Operation op)
    {
        var length = (int)Number.Parse(op.Word(3));
        var bytes = new byte[length];
        var status = WdfMemoryCopyToBuffer(Handle<WdfMemory>(op.Word(1)), (nuint)Number.Parse(op.Word(2)), bytes, (nuint)length);
        Print($"mcopyto {op.Word(1)} status={Number.Text(status)} data={(status.IsSuccess ? Number.Hex(bytes) : string.Empty)}");
    }
}
