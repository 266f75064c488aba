using System.Buffers;
using System.Text.Json;

namespace Wdf.IoTargets;

/// <summary>Writes the lines of a recording; each leaves the process in one piece, before the request goes on.</summary>
internal sealed class RecordingWriter : IDisposable
{
    private readonly Lock _lock = new();
    private readonly Stream _stream;
    private readonly bool _leaveOpen;
    private readonly ArrayBufferWriter<byte> _line = new();
    private readonly Utf8JsonWriter _json;
    private long _number;
    private bool _isClosed;

    public RecordingWriter(Stream stream, bool leaveOpen, DeviceObject device)
    {
        _stream = stream;
        _leaveOpen = leaveOpen;
        _json = new Utf8JsonWriter(_line);
        BeginLineLocked();
        _json.WriteNumber("recording", Recording.Version);
        _json.WriteString("device", device.Name);
        _json.WriteNumber("deviceType", (uint)device.DeviceType);
        _json.WriteNumber("deviceFlags", (uint)(device.Flags & (DeviceFlags.BufferedIo | DeviceFlags.DirectIo)));
        _json.WriteString("started", device.Kernel.Now);
        EndLineLocked();
    }

    /// <summary>Writes that a request has arrived.</summary>
    /// <returns>Its number; null when the recording is over.</returns>
    public long? WriteRequest(SimulatedIo io)
    {
        lock (_lock)
        {
            if (_isClosed)
            {
                return null;
            }

            var number = ++_number;
            BeginLineLocked();
            _json.WriteNumber("request", number);
            _json.WriteNumber("time", io.Irp.Kernel.Elapsed.Ticks);
            _json.WriteString("major", io.MajorFunction.ToString());
            WriteParameters(io);
            EndLineLocked();
            return number;
        }
    }

    /// <summary>Writes that a request has come back.</summary>
    public void WriteCompletion(long number, Irp irp)
    {
        var io = new SimulatedIo(irp);
        var status = irp.IoStatus.Status;
        lock (_lock)
        {
            if (_isClosed)
            {
                return;
            }

            BeginLineLocked();
            _json.WriteNumber("completion", number);
            _json.WriteNumber("time", irp.Kernel.Elapsed.Ticks);
            _json.WriteString("status", $"0x{(uint)status:X8}");
            _json.WriteString("name", status.ToName());
            _json.WriteNumber("information", irp.IoStatus.Information);
            _json.WriteBoolean("pending", irp.PendingReturned);
            if (irp.Cancel)
            {
                _json.WriteBoolean("cancelRequested", true);
            }

            var hasOutput = !status.IsError && (io.ControlCode == 0 || new IoControlCode(io.ControlCode).Method != IoMethod.InDirect);
            var length = (int)Math.Min((ulong)(hasOutput ? io.Output.Length : 0), irp.IoStatus.Information);
            if (length > 0)
            {
                _json.WriteBase64String("output", io.Output[..length]);
            }

            EndLineLocked();
        }
    }

    public void Dispose()
    {
        lock (_lock)
        {
            _isClosed = true;
            _json.Dispose();
            if (!_leaveOpen)
            {
                _stream.Dispose();
            }
        }
    }

    private void WriteParameters(SimulatedIo io)
    {
        if (io.MajorFunction is MajorFunction.Pnp or MajorFunction.Power or MajorFunction.SystemControl)
        {
            _json.WriteNumber("minor", io.Location.MinorFunction);
        }

        if (io.MajorFunction is MajorFunction.DeviceControl or MajorFunction.InternalDeviceControl)
        {
            _json.WriteString("code", new IoControlCode(io.ControlCode).ToString());
            WriteInput(io);
            _json.WriteNumber("outputLength", io.OutputLength);
            if (new IoControlCode(io.ControlCode).Method == IoMethod.InDirect && io.OutputLength > 0)
            {
                _json.WriteBase64String("directInput", io.Output);
            }
        }
        else if (io.MajorFunction is MajorFunction.Read)
        {
            _json.WriteNumber("offset", io.Offset);
            _json.WriteNumber("outputLength", io.OutputLength);
        }
        else if (io.MajorFunction is MajorFunction.Write)
        {
            _json.WriteNumber("offset", io.Offset);
            WriteInput(io);
        }
    }

    private void WriteInput(SimulatedIo io)
    {
        _json.WriteNumber("inputLength", io.InputLength);
        if (io.InputLength > 0)
        {
            _json.WriteBase64String("input", io.Input);
        }
    }

    // Whatever a line before has left when its buffers could not be read.
    private void BeginLineLocked()
    {
        _line.ResetWrittenCount();
        _json.Reset();
        _json.WriteStartObject();
    }

    private void EndLineLocked()
    {
        _json.WriteEndObject();
        _json.Flush();
        _line.Write("\n"u8);
        try
        {
            _stream.Write(_line.WrittenSpan);
            _stream.Flush();
        }
        catch
        {
            // Perhaps half a line was written: nothing may follow it.
            _isClosed = true;
            throw;
        }
    }
}
